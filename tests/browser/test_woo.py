"""Deciding in a Woo dossier in a browser: by keyboard, and without a script."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.woo_states import HOME, LETTER, prepare


def test_a_proposal_is_found_on_the_page_and_decided_by_keyboard(opened: Opener) -> None:
    page = opened("/woo")
    prepare(page)
    page.goto(LETTER)
    box = page.get_by_role("link", name=re.compile("Burgerservicenummer, te beoordelen"))
    box.focus()
    page.keyboard.press("Enter")

    number = page.url.split("#v")[1]
    expect(page.locator(f"#v{number}")).to_be_in_viewport()
    page.locator(f"#v{number}").get_by_role("button", name=re.compile("^Lak.*111222333")).focus()
    expect(box).to_have_attribute("data-hier", "")
    page.keyboard.press("Enter")

    done = page.locator(f"#v{number}")
    expect(done).to_contain_text("Gelakt")
    expect(page.locator("#volgende")).to_be_in_viewport()
    done.get_by_role("button", name=re.compile("Maak ongedaan")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#v{number}")).to_contain_text("Lak: 111222333")


def test_deciding_works_without_a_script(opened: Opener) -> None:
    prepare(opened("/woo"))
    page = opened(f"{HOME}/documenten/0001.1", java_script_enabled=False)
    mine = page.locator(".vst").filter(has_text="slecht plan")

    mine.get_by_role("button", name="Laat staan").click()

    expect(page.locator(".vst").filter(has_text="slecht plan")).to_contain_text("Blijft staan")

"""A Woo dossier from the first file to the set for publication, with a second reader."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from app.values.people import Person, Scope
from tests.browser.accessibility import scrolls_sideways, violations
from tests.browser.conftest import Site, running
from tests.browser.locked_states import a_key, sign_in
from tests.browser.woo_states import HOME, LETTER, prepare
from tests.support.pages import DemoAsk, a_site


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Site]:
    ask = DemoAsk()
    with running(a_site(tmp_path, ask, keys=True), ask) as site:
        yield site


def entered(
    browser: Browser, site: Site, name: str, scope: Scope = "manage"
) -> tuple[Page, Person]:
    issued = a_key(site, name, scope)
    context = browser.new_context(
        base_url=site.address, locale="nl-NL", viewport={"width": 1440, "height": 960}
    )
    page = context.new_page()
    site.watch(page)
    page.goto("/woo")
    sign_in(page, issued.secret)
    expect(page.get_by_role("link", name=name)).to_be_visible()
    return page, Person(issued.key.id)


def share(site: Site, owner: Person, other: Person) -> None:
    with ThreadPoolExecutor(1) as thread:
        shared = site.services.dossiers.share(owner, HOME.removeprefix("/woo/"), other.id)
        thread.submit(lambda: asyncio.run(shared)).result()


def decide_all(page: Page, answer: str) -> None:
    """The next open proposal of this document, until there is none."""
    buttons = page.get_by_role("button", name=re.compile(rf"^{answer}\s*:"))
    for _ in range(20):
        if not buttons.count():
            return
        with page.expect_navigation():
            buttons.first.click()
    raise AssertionError("proposals keep coming")


@pytest.mark.timeout(300)
def test_a_request_goes_from_its_files_to_a_set_that_hides_what_was_taken_out(
    browser: Browser, locked: Site, tmp_path: Path
) -> None:
    page, owner = entered(browser, locked, "A. Behandelaar")
    prepare(page)
    page.goto(HOME)
    expect(page.get_by_role("table")).to_contain_text("Dubbel")
    page.goto(f"{HOME}/lakken")
    with page.expect_navigation():
        page.get_by_role("button", name="Lak alle nummers en e-mailadressen").click()
    page.goto(LETTER)
    expect(page.locator(".vst").filter(has_text="111222333")).to_contain_text("Gelakt")
    decide_all(page, "Lak")
    expect(page.locator(".props")).to_contain_text("0 te beoordelen")

    reader, second = entered(browser, locked, "T. Lezer", "use")
    share(locked, owner, second)
    reader.goto(LETTER)
    reader.get_by_role("button", name=re.compile("^Bevestig als tweede lezer")).first.click()
    expect(reader.get_by_text("Bevestigd door een tweede lezer.").first).to_be_visible()

    page.goto(f"{HOME}/documenten/0001.1")
    decide_all(page, "Laat staan")
    page.goto(f"{HOME}/besluit")
    for number in ("0001.1", "0001.2", "0001.3"):
        choice = page.get_by_label(f"Beoordeling van {number}")
        choice.select_option("Openbaar" if number == "0001.1" else "Deels openbaar")
    page.get_by_role("button", name="Bewaar beoordelingen").click()
    page.get_by_role("link", name="Ga naar de publicatieset").click()
    page.get_by_role("button", name="Maak de publicatieset").click()
    expect(page.get_by_role("heading", name="De publicatieset is klaar")).to_be_visible(
        timeout=120_000
    )
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download de set").click()
    taken.value.save_as(tmp_path / "set.zip")

    package = ZipFile(tmp_path / "set.zip")
    names = package.namelist()
    assert sum(name.endswith(".pdf") for name in names) >= 2
    assert any(name.endswith("besluit.odt") for name in names)
    assert not any(b"111222333" in package.read(name) for name in names)
    assert locked.stopped_by_policy == []
    assert locked.asked_elsewhere == []


def test_the_last_days_are_counted_by_the_law(browser: Browser, locked: Site) -> None:
    page, _ = entered(browser, locked, "A. Behandelaar")
    prepare(page)
    page.goto(f"{HOME}/termijnen")

    expect(page.get_by_role("main")).to_contain_text("30 november 2026")


@pytest.mark.timeout(120)
def test_a_colleague_is_invited_without_a_fault_for_who_cannot_see_the_page(
    browser: Browser, locked: Site
) -> None:
    page, _ = entered(browser, locked, "A. Behandelaar")
    colleague = a_key(locked, "P. Lezer").key
    page.get_by_label("Kenmerk").fill("2026-015")
    page.get_by_role("button", name="Open dossier").click()
    field = page.get_by_label("Sleutel van een collega")
    invite = page.get_by_role("button", name="Geef toegang")
    empty = violations(page)
    field.fill("bestaat-niet")
    invite.click()
    expect(page.get_by_role("alert")).to_contain_text("geen geldige sleutel")
    refused = violations(page)
    field.fill(colleague.id)
    field.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="P. Lezer")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 640})

    assert (empty, refused, violations(page)) == ([], [], [])
    assert not scrolls_sideways(page)
    assert locked.stopped_by_policy == []

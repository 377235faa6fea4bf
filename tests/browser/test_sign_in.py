"""Signing in, and what happens when a session ends while someone is at work."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.values.people import IssuedKey
from tests.browser.accessibility import scrolls_sideways, violations
from tests.browser.conftest import Site, running
from tests.support.pages import DemoAsk, a_site

LONG = "Een lange vraag die ik niet nog eens wil typen."


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Site]:
    ask = DemoAsk()
    with running(a_site(tmp_path, ask, keys=True), ask) as site:
        yield site


@pytest.fixture
def page(browser: Browser, locked: Site) -> Iterator[Page]:
    context = browser.new_context(base_url=locked.address, locale="nl-NL")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def a_key(site: Site, label: str) -> IssuedKey:
    """In a thread, because the browser's own loop runs in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(site.services.keys.issue(label))).result()


def sign_in(page: Page, secret: str) -> None:
    page.get_by_label("Uw sleutel").fill(secret)
    page.get_by_role("button", name="Log in").click()


def test_a_session_that_ends_loses_nothing(page: Page, locked: Site) -> None:
    issued = a_key(locked, "S. de Vries")
    page.goto("/gesprek")
    sign_in(page, issued.secret)
    expect(page.get_by_text("S. de Vries")).to_be_visible()

    page.context.clear_cookies()
    page.get_by_label("Uw bericht").fill(LONG)
    page.get_by_role("button", name="Verstuur", exact=True).click()
    page.get_by_role("link", name="Log opnieuw in").click()
    sign_in(page, issued.secret)

    expect(page.get_by_label("Uw bericht")).to_have_value(LONG)
    page.get_by_role("button", name="Log uit").click()
    expect(page.get_by_role("heading", name="Log in bij Notabene")).to_be_visible()


def test_signing_in_is_accessible_also_when_it_goes_wrong(page: Page) -> None:
    page.goto("/")
    first = violations(page)
    sign_in(page, "nb_onzin")
    expect(page.get_by_role("alert")).to_contain_text("Deze sleutel klopt niet")
    page.set_viewport_size({"width": 320, "height": 640})

    assert first == []
    assert violations(page) == []
    assert not scrolls_sideways(page)

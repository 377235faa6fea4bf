"""Signing in, and what happens when a session ends while someone is at work."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import scrolls_sideways, violations
from tests.browser.conftest import Site, running
from tests.browser.locked_states import LOCKED_STATES, LONG, a_key, sign_in
from tests.support.pages import DemoAsk, a_site


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    ask = DemoAsk()
    with running(a_site(tmp_path_factory.mktemp("locked"), ask, keys=True), ask) as site:
        yield site


@pytest.fixture
def page(browser: Browser, locked: Site) -> Iterator[Page]:
    context = browser.new_context(base_url=locked.address, locale="nl-NL")
    context.set_default_timeout(60_000)
    page = context.new_page()
    locked.watch(page)
    yield page
    context.close()
    assert locked.stopped_by_policy == []
    assert locked.asked_elsewhere == []


def test_a_session_that_ends_loses_nothing(page: Page, locked: Site) -> None:
    secret = a_key(locked, "S. de Vries").secret
    page.goto("/gesprek")
    sign_in(page, secret)
    expect(page.get_by_text("S. de Vries")).to_be_visible()

    page.context.clear_cookies()
    page.get_by_label("Uw bericht").fill(LONG)
    page.get_by_role("button", name="Verstuur", exact=True).click()
    page.get_by_role("link", name="Log opnieuw in").click()
    sign_in(page, secret)

    expect(page.get_by_label("Uw bericht")).to_have_value(LONG)
    page.get_by_role("button", name="Log uit").click()
    expect(page.get_by_role("heading", name="Log in bij Notabene")).to_be_visible()


def test_signing_out_everywhere_ends_the_session_in_another_browser(
    page: Page, browser: Browser, locked: Site
) -> None:
    secret = a_key(locked, "S. de Vries").secret
    other = browser.new_context(base_url=locked.address).new_page()
    for each in (other, page):
        each.goto("/instellingen")
        sign_in(each, secret)
    page.get_by_role("button", name="Log overal uit").click()
    expect(page.get_by_role("heading", name="Log in bij Notabene")).to_be_visible()

    other.reload()
    expect(other.get_by_role("heading", name="Log in bij Notabene")).to_be_visible()
    other.context.close()


@pytest.mark.parametrize("state", LOCKED_STATES)
def test_each_screen_is_accessible_wide_and_narrow(page: Page, locked: Site, state: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 960})
    LOCKED_STATES[state](page, locked)
    wide = violations(page)
    page.set_viewport_size({"width": 320, "height": 640})

    assert wide == []
    assert violations(page) == []
    assert not scrolls_sideways(page)

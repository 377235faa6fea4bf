"""Beheer in a browser: a key from its making to its end, and a log that is read for a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.values.people import Scope
from tests.browser.accessibility import violations
from tests.browser.administration_states import REASON
from tests.browser.conftest import Site, running
from tests.browser.locked_states import a_key, sign_in
from tests.support.pages import DemoAsk, a_site


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    ask = DemoAsk()
    home: Path = tmp_path_factory.mktemp("locked")
    with running(a_site(home, ask, keys=True), ask) as site:
        yield site


def entered(browser: Browser, site: Site, secret: str, path: str) -> Page:
    """A page in a browser of its own, signed in with this key."""
    page = browser.new_context(base_url=site.address, locale="nl-NL").new_page()
    page.set_default_timeout(60_000)
    site.watch(page)
    page.goto(path)
    sign_in(page, secret)
    return page


def as_someone(browser: Browser, site: Site, scope: Scope, path: str) -> Page:
    return entered(browser, site, a_key(site, scope.capitalize(), scope).secret, path)


def test_a_key_lets_someone_in_until_it_is_withdrawn(browser: Browser, locked: Site) -> None:
    boss = as_someone(browser, locked, "manage", "/beheer/sleutels")
    boss.get_by_label("Voor wie of wat").fill("S. de Vries")
    boss.get_by_role("button", name="Maak sleutel").click()
    secret = boss.get_by_label("Nieuwe sleutel").input_value()
    other = entered(browser, locked, secret, "/gesprek")
    expect(other.get_by_label("Uw bericht")).to_be_visible()

    boss.goto("/beheer/sleutels")
    boss.get_by_role("link", name="S. de Vries").click()
    expect(boss.get_by_text("In 1 browser")).to_be_visible()
    boss.get_by_label("Ja, trek deze sleutel in.").check()
    boss.get_by_role("button", name="Trek in").click()

    expect(boss.get_by_text("Ingetrokken").first).to_be_visible()
    other.reload()
    expect(other.get_by_role("heading", name="Log in bij Notabene")).to_be_visible()


def test_a_new_key_is_copied_with_a_button(browser: Browser, locked: Site) -> None:
    boss = as_someone(browser, locked, "manage", "/beheer/sleutels")
    boss.context.grant_permissions(["clipboard-read", "clipboard-write"])
    boss.get_by_label("Voor wie of wat").fill("Kopie")
    boss.get_by_role("button", name="Maak sleutel").click()
    boss.get_by_role("button", name="Kopieer").click()

    expect(boss.get_by_text("Gekopieerd.")).to_be_visible()
    copied = boss.evaluate("() => navigator.clipboard.readText()")
    assert copied == boss.get_by_label("Nieuwe sleutel").input_value()


def test_a_colleague_becomes_beheerder_without_a_new_key(browser: Browser, locked: Site) -> None:
    other = as_someone(browser, locked, "use", "/gesprek")
    boss = as_someone(browser, locked, "manage", "/beheer/sleutels")
    boss.get_by_role("link", name="Use").first.click()
    boss.get_by_role("radio", name="Beheren").check()
    boss.get_by_role("button", name="Bewaar rol").click()

    expect(boss.get_by_text("Beheerder", exact=True)).to_be_visible()
    expect(boss.get_by_role("radio", name="Beheren")).to_be_checked()
    other.goto("/beheer")
    expect(other.get_by_role("heading", level=1)).to_have_text("Beheer")


def test_the_log_is_read_for_a_reason_and_searched(browser: Browser, locked: Site) -> None:
    boss = as_someone(browser, locked, "manage", "/beheer/logboek")
    expect(boss.get_by_role("table")).to_have_count(0)
    boss.get_by_label("Waarom opent u het logboek?").fill(REASON)
    boss.get_by_role("button", name="Open het logboek").click()

    expect(boss.get_by_text("De ketting is heel.")).to_be_visible()
    expect(boss.get_by_role("table")).to_contain_text(f"Reden: {REASON}")
    boss.get_by_label("Wat", exact=True).select_option("Logboek geopend")
    boss.get_by_role("button", name="Toon").click()
    expect(boss.get_by_role("heading", name="2 regels")).to_be_visible()


def test_who_may_only_use_gets_a_clear_page(browser: Browser, locked: Site) -> None:
    page = as_someone(browser, locked, "use", "/beheer")

    expect(page.get_by_role("heading", level=1)).to_have_text("Dit mag niet")
    expect(page.get_by_text("Beheer is alleen voor beheerders.")).to_be_visible()
    assert violations(page) == []
    page.goto("/")
    expect(page.get_by_role("navigation", name="Hoofdnavigatie")).not_to_contain_text("Beheer")

"""Screens of a service that asks for a key: signing in, out of time, not allowed."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Page, expect

from app.values.people import IssuedKey, Scope
from tests.browser.conftest import Site

LONG = "Een lange vraag die ik niet nog eens wil typen."


def a_key(site: Site, label: str, scope: Scope = "use") -> IssuedKey:
    """In a thread, because the browser's own loop runs in this one."""
    with ThreadPoolExecutor(1) as thread:
        made = thread.submit(lambda: asyncio.run(site.services.keys.issue(label, scope)))
        return made.result()


def sign_in(page: Page, secret: str) -> None:
    page.get_by_label("Uw sleutel").fill(secret)
    page.get_by_role("button", name="Log in").click()


def _out(page: Page, site: Site) -> None:
    page.context.clear_cookies()
    page.goto(f"{site.address}/inloggen")


def _wrong(page: Page, site: Site) -> None:
    _out(page, site)
    sign_in(page, "nb_onzin")
    expect(page.get_by_role("alert")).to_contain_text("Deze sleutel klopt niet")


def _in(page: Page, site: Site) -> None:
    _out(page, site)
    sign_in(page, a_key(site, "S. de Vries").secret)
    expect(page.get_by_text("S. de Vries")).to_be_visible()


def _ended(page: Page, site: Site) -> None:
    _in(page, site)
    page.goto("/gesprek")
    page.context.clear_cookies()
    page.get_by_label("Uw bericht").fill(LONG)
    page.get_by_role("button", name="Verstuur", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("U bent niet meer ingelogd")


def _not_allowed(page: Page, site: Site) -> None:
    _in(page, site)
    page.goto("/beheer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit mag niet")


def _settings(page: Page, site: Site) -> None:
    _in(page, site)
    page.goto("/instellingen")


LOCKED_STATES: dict[str, Callable[[Page, Site], None]] = {
    "inloggen": _out,
    "inloggen-fout": _wrong,
    "ingelogd-instellingen": _settings,
    "sessie-voorbij": _ended,
    "geen-toegang": _not_allowed,
}

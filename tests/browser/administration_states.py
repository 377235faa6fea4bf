"""The screens of Beheer, with a key that is made when there is none yet."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[[Page], None]
REASON = "Vraag van de privacy officer over deze week."


def _keys(page: Page) -> None:
    page.goto("/beheer/sleutels")
    for name in ("S. de Vries", "Team Wetgeving"):
        if not page.get_by_role("link", name=name).count():
            _make(page, name)
    page.goto("/beheer/sleutels")


def _make(page: Page, name: str) -> None:
    page.get_by_label("Voor wie of wat").fill(name)
    page.get_by_label("wetgeving", exact=True).check()
    page.get_by_label("Geldig tot en met").fill("2027-12-31")
    page.get_by_role("button", name="Maak sleutel").click()
    expect(page.get_by_label("Nieuwe sleutel")).to_be_visible()


def _made(page: Page) -> None:
    page.goto("/beheer/sleutels")
    _make(page, "Zaaksysteem")


def _one(page: Page) -> None:
    _keys(page)
    page.get_by_role("link", name="S. de Vries").first.click()
    expect(page.get_by_role("heading", name="Trek de sleutel in")).to_be_visible()


def _log(page: Page) -> None:
    page.goto("/beheer/logboek")
    page.get_by_label("Waarom opent u het logboek?").fill(REASON)
    page.get_by_role("button", name="Open het logboek").click()
    expect(page.get_by_text("De ketting is heel.")).to_be_visible()


def _go(path: str) -> Visit:
    def visit(page: Page) -> None:
        page.goto(path)

    return visit


ADMINISTRATION_STATES: dict[str, Visit] = {
    "beheer": _go("/beheer"),
    "beheer-gebruikers": _keys,
    "beheer-sleutel-gemaakt": _made,
    "beheer-sleutel": _one,
    "beheer-beleid": _go("/beheer/beleid"),
    "beheer-modellen": _go("/beheer/modellen"),
    "beheer-bewaren": _go("/beheer/bewaren"),
    "beheer-logboek": _go("/beheer/logboek"),
    "beheer-logboek-open": _log,
}

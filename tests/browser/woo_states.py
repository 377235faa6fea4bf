"""The screens of a Woo dossier, with a dossier made in the browser when it is not there yet."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.woo_pages import an_archive

HOME = "/woo/2026-014"
LETTER = f"{HOME}/documenten/0001.2"
MAIL = f"{HOME}/documenten/0001.1"


def prepare(page: Page) -> None:
    """Open the dossier, take files in and let proposals be made; once for a site."""
    page.goto("/woo")
    if page.get_by_role("link", name="Standplaats weekmarkt").count():
        return
    page.get_by_label("Kenmerk").fill("2026-014")
    page.get_by_label("Onderwerp").fill("Standplaats weekmarkt")
    page.get_by_label("Organisatie").fill("Gemeente Duinstad")
    page.get_by_label("Dag van ontvangst").fill("2026-11-02")
    page.get_by_role("button", name="Open dossier").click()
    given = {"name": "stukken.zip", "mimeType": "application/zip", "buffer": an_archive()}
    page.get_by_label("Bestanden of een archief").set_input_files(given)  # type: ignore[arg-type]
    page.get_by_role("button", name="Lees in").click()
    expect(page.get_by_role("heading", name="1 bestand is niet ingelezen")).to_be_visible(
        timeout=60_000
    )
    page.goto(f"{HOME}/lakken")
    page.get_by_role("button", name="Maak voorstellen").click()
    expect(page.get_by_text("Beoordeel het volgende document")).to_be_visible(timeout=60_000)


def _at(path: str) -> Callable[[Page], None]:
    def visit(page: Page) -> None:
        prepare(page)
        page.goto(path)

    return visit


def _asked(page: Page) -> None:
    """A request with a point that is answered, and one that is not."""
    prepare(page)
    page.goto(f"{HOME}/verzoek")
    request = "1. Alles over de standplaats op de weekmarkt.\n2. Alle stukken over de ruimtevaart."
    page.get_by_role("textbox", name="Het verzoek").fill(request)
    page.get_by_role("button", name="Zoek per punt").click()
    expect(page.get_by_text("Over 1 punt is niets gevonden")).to_be_visible(timeout=60_000)
    page.get_by_text("Lees de hele passage").first.click()


WOO_STATES: dict[str, Callable[[Page], None]] = {
    "woo": _at("/woo"),
    "woo-inventaris": _at(HOME),
    "woo-verzoek": _asked,
    "woo-verzoek-leeg": _at(f"{HOME}/verzoek"),
    "woo-zoeken": _at(f"{HOME}/zoeken?zoek=standplaats"),
    "woo-niets-gevonden": _at(f"{HOME}/zoeken?zoek=ruimtevaart"),
    "woo-samenvatting": _at(f"{HOME}/samenvatting"),
    "woo-lakken": _at(f"{HOME}/lakken"),
    "woo-brief": _at(LETTER),
    "woo-mail": _at(MAIL),
    "woo-besluit": _at(f"{HOME}/besluit"),
    "woo-publicatie": _at(f"{HOME}/publicatie"),
    "woo-termijnen": _at(f"{HOME}/termijnen"),
}

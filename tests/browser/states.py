"""Every screen in every state that people meet, by name: how to get there."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.administration_states import ADMINISTRATION_STATES
from tests.browser.quality_states import QUALITY_STATES
from tests.browser.woo_states import WOO_STATES

Visit = Callable[[Page], None]
LETTER = (
    "Naar aanleiding van uw verzoek d.d. 3 maart 2026 delen wij u mede dat de behandeling ervan "
    "wordt verdaagd. Indien u hiertegen bezwaar wenst te maken, dient u dit binnen 6 weken na de "
    "bekendmaking van dit besluit schriftelijk kenbaar te maken. De kosten bedragen € 62,50."
)


def _go(path: str) -> Visit:
    def visit(page: Page) -> None:
        page.goto(path)

    return visit


def _ask(question: str, seen: str) -> Visit:
    """Ask, and wait until this shows."""

    def visit(page: Page) -> None:
        page.goto("/gesprek")
        page.get_by_label("Uw bericht").fill(question)
        page.get_by_role("button", name="Verstuur", exact=True).click()
        expect(page.locator(seen).first).to_be_visible()

    return visit


def _answered(page: Page) -> None:
    _ask("Binnen welke termijn beslissen wij op een Woo-verzoek?", ".check")(page)
    expect(page.locator("[data-status]")).to_contain_text("Antwoord klaar")


def _explained(page: Page) -> None:
    _answered(page)
    page.locator(".flag--unsupported").click()


def _rated(page: Page) -> None:
    _answered(page)
    page.get_by_role("button", name="Slecht antwoord").click()
    expect(page.locator(".rating__why")).to_be_visible()


def _stopped(page: Page) -> None:
    _ask("Waarom gaat besluiten soms zo langzaam?", ".claim >> nth=1")(page)
    page.keyboard.press("Escape")
    expect(page.locator(".partial")).to_be_visible()


def _offline(page: Page) -> None:
    page.goto("/gesprek")
    page.context.set_offline(True)
    page.get_by_label("Uw bericht").fill("Een vraag zonder verbinding.")
    page.get_by_role("button", name="Verstuur", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_visible()


def _choosing(page: Page) -> None:
    page.goto("/gesprek")
    page.get_by_text("Wijzig", exact=True).click()


def _rewritten(page: Page) -> None:
    page.goto("/taken/b1")
    page.get_by_label("Uw tekst").fill(LETTER)
    page.get_by_role("button", name="Maak concept").click()
    expect(page.get_by_role("heading", name="Concept, gemaakt met AI")).to_be_visible()


def _added(page: Page) -> None:
    page.goto("/bronnen")
    named = {"mimeType": "text/markdown", "buffer": b"# Beleid"}
    files = [{"name": name, **named} for name in ("beleid-2026.md", "kapot.md")]
    page.get_by_label("Bestanden").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator(".uploads .reason")).to_be_visible()


_TOLD = "[data-melding] [role=alert]"

STATES: dict[str, Visit] = {
    "start": _go("/"),
    "gesprek-leeg": _go("/gesprek"),
    "gesprek-bronnen-kiezen": _choosing,
    "gesprek-wachtrij": _ask(
        "Hoe lang is de wachtrij voor een besluit?", "[data-voortgang]:has-text('Plaats')"
    ),
    "gesprek-schrijft": _ask("Waarom gaat besluiten soms zo langzaam?", ".claim >> nth=1"),
    "gesprek-antwoord": _answered,
    "gesprek-uitleg": _explained,
    "gesprek-oordeel": _rated,
    "gesprek-persoonsgegevens": _ask(
        "Mag mevrouw J. Jansen (BSN 111222333) dit stuk zien?", "[data-persoonsgegevens]"
    ),
    "gesprek-gestopt": _stopped,
    "gesprek-afgebroken": _ask("Mag een verzoeker halverwege stoppen?", ".partial"),
    "gesprek-geen-antwoord": _ask("Waarom staat er niets over vakantiedagen?", ".check--none"),
    "gesprek-druk": _ask("Is het druk bij de bezwaarcommissie?", _TOLD),
    "gesprek-model-weg": _ask("Wat als de verzoeker onbereikbaar is?", _TOLD),
    "gesprek-geweigerd": _ask("Mag dit stuk (Stg. Geheim) openbaar?", _TOLD),
    "gesprek-zonder-verbinding": _offline,
    "taken": _go("/taken"),
    "taak-b1": _go("/taken/b1"),
    "taak-b1-resultaat": _rewritten,
    "taak-nota": _go("/taken/nota"),
    "taak-samenvatting": _go("/taken/samenvatting"),
    "taak-brief": _go("/taken/brief"),
    "bronnen": _go("/bronnen"),
    "bronnen-gevonden": _go("/bronnen?zoek=termijn"),
    "bronnen-niets-gevonden": _go("/bronnen?zoek=niets"),
    "bronnen-toegevoegd": _added,
    "bron": _go("/bron/woo?passage=e023f6ebffbb#passage"),
    **WOO_STATES,
    **QUALITY_STATES,
    **ADMINISTRATION_STATES,
    "instellingen": _go("/instellingen"),
    "over": _go("/over"),
    "toegankelijkheid": _go("/toegankelijkheid"),
    "privacy": _go("/privacy"),
    "algoritmeregister": _go("/algoritmeregister"),
    "licenties": _go("/licenties"),
    "niet-gevonden": _go("/bestaat-niet"),
}

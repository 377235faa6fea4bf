"""What a bullet says is not known, in many ways of saying so."""

import pytest

from app.use_cases.nota.gaps import gap, placeholder


@pytest.mark.parametrize(
    ("bullet", "missing"),
    [
        ("De datum van de opening is nog niet bekend.", "de datum van de opening"),
        ("Kosten: nog onbekend.", "Kosten"),
        ("Datum ingang: PM", "Datum ingang"),
        ("Planning volgt nog.", "Planning"),
        ("De dekking moet nog met de concerncontroller worden besproken.", "de dekking"),
        ("Wij wachten nog op de cijfers van het CBS.", "de cijfers van het CBS"),
        ("Er is nog geen reactie van de OR ontvangen.", "reactie van de OR"),
        ("Of de provincie meebetaalt is nog onduidelijk.", "of de provincie meebetaalt"),
        ("Het is niet bekend hoeveel bezoekers er komen.", "hoeveel bezoekers er komen"),
        ("FEZ heeft nog niet gereageerd.", "FEZ heeft nog niet gereageerd"),
        ("De kosten van de verhuizing worden nagevraagd.", "de kosten van de verhuizing"),
        ("Er is nog geen projectleider.", "projectleider"),
        ("Over de huurprijs wordt nog onderhandeld.", "over de huurprijs"),
        ("De instemming van de OR ontbreekt.", "de instemming van de OR"),
        ("Er is geen raming van de kosten.", "raming van de kosten"),
        ("De einddatum is onzeker.", "de einddatum"),
        (
            "De rest komt van een sponsor; de toezegging daarvan ontbreekt nog.",
            "de toezegging daarvan (De rest komt van een sponsor)",
        ),
        ("Plan C: slopen, kosten onbekend.", "kosten (Plan C: slopen)"),
    ],
)
def test_what_is_open_is_named(bullet: str, missing: str) -> None:
    assert gap(bullet) == missing


@pytest.mark.parametrize(
    "bullet",
    [
        "De proef eindigt in maart.",
        "Een meting onder 1.020 mensen volgt in december.",
        "De vergunning moet uiterlijk 1 oktober 2027 binnen zijn.",
        "De scholen zijn nog niet aangesloten.",
        "Er zijn nog geen klachten binnengekomen.",
        "Er moeten nog 12 woningen worden gebouwd.",
        "Er is geen budget nodig.",
        "Er zijn geen persoonsgegevens gelekt.",
        "Een lift ontbreekt in het gebouw.",
        "Er is drie keer met de bewoners gesproken.",
    ],
)
def test_a_fact_leaves_nothing_open(bullet: str) -> None:
    assert gap(bullet) == ""


def test_a_bracket_of_the_person_does_not_end_a_placeholder_early() -> None:
    assert placeholder("de datum [ntb] van de raad") == "[AANVULLEN: de datum (ntb) van de raad]"

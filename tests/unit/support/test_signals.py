"""What each signal sees, in a sentence beside one source."""

import pytest

from guardrails.contract import SourceText
from guardrails.support.check import Measured, measure
from guardrails.support.library import Library
from guardrails.support.passages import Reading


def measured(sentence: str, source: str) -> Measured:
    return measure(Reading(sentence), Library([SourceText("1", source)]))


SEEN = [
    ("role_absent", "De griffie stuurt de brief aan de wethouder.", "De griffie stuurt de brief."),
    ("role_absent", "De burgemeester beslist.", "De gemeenteraad beslist over het plan."),
    ("duty_added", "Je moet de lijst gebruiken.", "Je kunt de lijst gebruiken."),
    ("duty_added", "De lijst is verplicht.", "De lijst mag worden gebruikt."),
    ("later_added", "De lijst komt pas na het besluit.", "De lijst komt bij het besluit."),
    ("opposite", "De eerste brief telt.", "De laatste brief telt."),
    ("opposite", "Het verzoek is mondeling.", "Het verzoek is schriftelijk."),
    ("negation_added", "De gemeente betaalt de kosten niet.", "De gemeente betaalt de kosten."),
    ("negation_lost", "De gemeente betaalt de kosten.", "De gemeente betaalt de kosten niet."),
    ("negation_lost", "De aanvraag is gegrond.", "De aanvraag is ongegrond."),
    ("polarity", "De gemeente betaalt de kosten niet.", "De gemeente betaalt de kosten."),
    ("only_added", "Alleen bewoners betalen.", "Bewoners betalen en bezoekers betalen."),
    ("all_added", "Alle bewoners betalen.", "Bewoners van de wijk betalen."),
    ("need_not_added", "Melden hoeft niet.", "Melden is een plicht."),
    ("exception_lost", "De brief gaat weg.", "De brief gaat weg, tenzij hij geheim is."),
    ("cause_added", "De brug is dicht omdat hij roest.", "De brug is dicht en hij roest."),
    ("missing", "De brug is dicht door ijzel.", "De brug is dicht."),
    ("quote_absent", "Zij zei: “de brug blijft altijd dicht”.", "Zij zei iets over de brug."),
    ("name_absent", "Het plan van Hengelo is klaar.", "Het plan van Zwolle is klaar."),
]
UNSEEN = [
    ("role_absent", "De leverancier stuurt de brief.", "De aanbieder stuurt de brief."),
    ("duty_added", "Je moet de lijst gebruiken.", "Je moet de lijst gebruiken, dat kan hier."),
    ("duty_added", "Je kunt en moet de lijst gebruiken.", "Je kunt de lijst gebruiken."),
    ("later_added", "De lijst komt pas na het besluit.", "De lijst komt pas na het besluit."),
    ("later_added", "Toon je pas bij de balie of een pas, kaart of brief.", "Pas na de balie."),
    ("opposite", "Het is niet de eerste brief.", "Het is de laatste brief."),
    ("negation_added", "De auto is niet rood.", "Bomen langs het water zijn groen."),
    ("negation_added", "Dat is niet haalbaar.", "Dat is onhaalbaar."),
    ("polarity", "De raad betaalt niet.", "De raad betaalt. De raad betaalt niet."),
    ("need_not_added", "Dat is nog niet klaar en samen zoeken is nodig.", "Dat is niet klaar."),
    ("missing", "De brug is dicht.", "De brug is dicht."),
]


@pytest.mark.parametrize(("signal", "sentence", "source"), SEEN)
def test_a_signal_sees(signal: str, sentence: str, source: str) -> None:
    assert measured(sentence, source).signals[signal] > 0


@pytest.mark.parametrize(("signal", "sentence", "source"), UNSEEN)
def test_a_signal_does_not_see(signal: str, sentence: str, source: str) -> None:
    assert measured(sentence, source).signals[signal] == 0


TERMS = (
    "Het verzoek: de beslissing valt binnen vier weken (artikel 4.4, eerste lid). "
    "De griffie bewaart alle stukken in het archief. Niemand anders komt daar. "
    "Het bezwaar: de beslissing valt binnen zes weken (artikel 7.10, eerste lid)."
)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Op het bezwaar valt de beslissing binnen vier weken.", "period"),
        ("De beslissing op het bezwaar staat in artikel 4.4, eerste lid.", "reference"),
    ],
)
def test_a_figure_is_compared_with_what_is_said_of_the_same_thing(
    sentence: str, kind: str
) -> None:
    (wrong,) = measured(sentence, TERMS).mismatches

    assert (wrong.kind, wrong.elsewhere) == (kind, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Op het verzoek valt de beslissing binnen vier weken.",
        "De beslissing valt binnen zes weken.",
        "Artikel 7.10, eerste lid.",
    ],
)
def test_a_figure_that_stands_there_is_right(sentence: str) -> None:
    assert measured(sentence, TERMS).mismatches == ()


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("De tarieven staan in artikel 3.", ["artikel 3"]),
        ("De regels staan in artikel 3.", []),
        ("De regels staan in artikel 3 van de Awb.", ["artikel 3 van de Awb"]),
    ],
)
def test_each_part_between_semicolons_has_its_own_article(sentence: str, wrong: list[str]) -> None:
    source = "De regels staan in artikel 3 van de Gemeentewet; de tarieven in artikel 7."

    assert [each.text for each in measured(sentence, source).mismatches] == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("U werkt een dag thuis.", []),
        ("U meldt het binnen een dag.", ["een dag"]),
        ("U meldt het binnen 2 dagen.", []),
    ],
)
def test_een_before_a_unit_counts_only_in_a_term(sentence: str, wrong: list[str]) -> None:
    found = measured(sentence, "U werkt thuis en meldt het binnen twee dagen.").mismatches

    assert [each.text for each in found] == wrong


def test_a_heading_or_a_question_carries_nothing_where_a_sentence_does() -> None:
    source = "Kosten > Wie betaalt de brug?\nWie betaalt de brug?\nDe provincie betaalt de brug."

    evidence = measured("De provincie betaalt de brug.", source).evidence

    assert evidence.passage.said.text == "De provincie betaalt de brug."

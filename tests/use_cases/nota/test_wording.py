"""A sentence says what its bullet says, or what is wrong with it is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.use_cases.nota.wording import covers, problems


@pytest.mark.parametrize(
    ("bullet", "sentence"),
    [
        (
            "Taxatie van 4 mei 2026: € 1.275.000.",
            "De taxatie van 4 mei 2026 komt uit op € 1.275.000.",
        ),
        ("Totale kosten: € 1,6 miljoen.", "De totale kosten zijn € 1,6 miljoen."),
        (
            "Bereik na zes weken: 5,2 miljoen mensen.",
            "Het bereik na zes weken is 5,2 miljoen mensen.",
        ),
        (
            "Voorstel: tarief per 1 april 2027 verhogen naar € 96.",
            "Akkoord gaan met het verhogen van het tarief per 1 april 2027 naar € 96.",
        ),
        ("De [NAAM 1] is tegen.", "De [NAAM 1] is tegen."),
    ],
)
def test_a_sentence_that_says_the_same_is_good(bullet: str, sentence: str) -> None:
    assert problems(sentence, bullet) == []


@pytest.mark.parametrize(
    ("bullet", "sentence"),
    [
        pytest.param("Kosten: € 212.000.", "De kosten zijn hoog.", id="a figure is lost"),
        pytest.param(
            "Kosten: € 212.000.", "De kosten zijn € 212.000 in 2027.", id="a year is new"
        ),
        pytest.param("Twee branden.", "Er waren 2 branden.", id="a number is written otherwise"),
        pytest.param("De bond is tegen.", "De bond is niet tegen.", id="turned round"),
        pytest.param("Start kan in mei.", "De start moet in mei.", id="can becomes must"),
        pytest.param("Overleg met Oostrand.", "Er is overleg.", id="a name is lost"),
        pytest.param(
            "Overleg met de wijk.", "Er is overleg met de wijk Oostrand.", id="a name is new"
        ),
        pytest.param("Start bouw 2028.", "De bouw is in 2028.", id="a word is lost"),
        pytest.param(
            "Van 11 naar 6 dagen.", "Het ging van 6 naar 11 dagen.", id="figures change places"
        ),
        pytest.param(
            "Kosten: € 212.000, begroot was € 240.000.",
            "De kosten van € 212.000 zijn begroten door € 240.000.",
            id="another relation",
        ),
        pytest.param(
            "Verkoop in 2027.",
            "De verkoop is in 2027 vanwege hoge stookkosten en leegstand.",
            id="a reason is new",
        ),
        pytest.param("[NAAM 1] is tegen.", "De buurman is tegen.", id="a mask is lost"),
    ],
)
def test_a_sentence_that_says_something_else_is_not(bullet: str, sentence: str) -> None:
    assert problems(sentence, bullet)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_a_bullet_has_no_problem_with_itself(text: str) -> None:
    assert problems(text, text) == []
    assert covers(text, text)


@settings(deadline=None)
@given(st.integers(10, 10**6), st.integers(10, 10**6))
def test_no_other_amount_passes(amount: int, other: int) -> None:
    wrong = problems(f"De kosten zijn € {other}.", f"Kosten: € {amount}.")

    assert bool(wrong) == (amount != other)

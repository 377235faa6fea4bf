"""With which of two words an answer opens: from logits, from log probabilities, from the text."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.llm.openings import FirstWord, preference, preference_in
from app.values.language import Event, Opened, Opening, Text

YES_OR_NO = Opening("ja", "nee")


def heard(*pieces: str, opening: Opening = YES_OR_NO) -> tuple[float, str]:
    """The probability and the text, from an answer that comes in these pieces."""
    word = FirstWord(opening)
    events: list[Event] = []
    for piece in pieces:
        events += word.feed(piece)
    events += word.finish()
    first, *rest = events
    assert isinstance(first, Opened)
    assert all(isinstance(event, Text) and event.text for event in rest)
    return first.probability, "".join(event.text for event in rest if isinstance(event, Text))


def test_logits_are_compared_for_the_two_words_only() -> None:
    logits = np.array([9.0, math.log(3.0), math.log(1.0), 8.0], np.float32)

    assert preference(logits, {1}, {2}) == pytest.approx(0.75)
    assert preference(logits, {1, 0}, {2, 0}) == pytest.approx(0.75)
    assert preference(logits, {1}, {1}) == 0.5


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        pytest.param({"ja": 0.6, "nee": 0.2, "x": 0.1}, 0.75, id="both"),
        pytest.param({"Ja": 0.3, " ja": 0.3, "NEE": 0.2}, 0.75, id="other spellings"),
        pytest.param({"Ja": 0.6, "Ne": 0.2, "N": 0.2}, 0.75, id="a word that is cut"),
        pytest.param({"Ja": 0.6}, 1.0, id="one word only"),
        pytest.param({"Ne": 0.6}, 0.0, id="the other word only"),
        pytest.param({"Het": 0.6}, None, id="neither"),
        pytest.param({}, None, id="nothing"),
    ],
)
def test_log_probabilities_are_compared_in_every_spelling(
    chances: dict[str, float], expected: float | None
) -> None:
    logprobs = {token: math.log(chance) for token, chance in chances.items()}

    assert preference_in(logprobs, YES_OR_NO) == (expected and pytest.approx(expected))


def test_a_beginning_that_both_words_share_says_nothing() -> None:
    assert preference_in({"no": -0.1}, Opening("nooit", "noord")) is None


@pytest.mark.parametrize(
    ("answer", "probability", "text"),
    [
        pytest.param("ja\nDat mag.", 1.0, "Dat mag.", id="on a line of its own"),
        pytest.param("Ja, dat mag.", 1.0, "dat mag.", id="with a comma"),
        pytest.param(" JA! Dat mag.", 1.0, "Dat mag.", id="shouted"),
        pytest.param("**Ja**, dat mag.", 1.0, "dat mag.", id="bold"),
        pytest.param("**Ja.** Dat mag.", 1.0, "Dat mag.", id="bold with its full stop"),
        pytest.param("Ja - dat mag.", 1.0, "dat mag.", id="with a dash"),
        pytest.param("Ja:\n- een\n- twee", 1.0, "- een\n- twee", id="before a list"),
        pytest.param("Ja", 1.0, "", id="alone"),
        pytest.param("Nee. Dat mag niet.", 0.0, "Dat mag niet.", id="the other word"),
        pytest.param("Jaarlijks, in mei.", 0.5, "Jaarlijks, in mei.", id="a longer word"),
        pytest.param("Ja-stemmers tellen.", 0.5, "Ja-stemmers tellen.", id="a compound"),
        pytest.param("Dat mag, ja.", 0.5, "Dat mag, ja.", id="not at the beginning"),
        pytest.param("", 0.5, "", id="nothing"),
        pytest.param("...", 0.5, "...", id="no word at all"),
    ],
)
def test_the_word_decides_where_nothing_was_measured_and_is_not_shown(
    answer: str, probability: float, text: str
) -> None:
    assert heard(answer) == (probability, text)
    assert heard(*answer) == (probability, text)


def test_text_is_held_back_only_until_the_first_word_is_certain() -> None:
    word = FirstWord(YES_OR_NO)

    assert word.feed("J") == word.feed("a") == word.feed(",") == word.feed(" ") == []
    assert word.feed("dat") == [Opened(1.0), Text("dat")]
    assert word.feed(" ja") == [Text(" ja")]
    assert word.finish() == []


def test_what_was_measured_at_the_first_word_goes_before_the_word() -> None:
    word = FirstWord(YES_OR_NO)
    word.measure("**", {"nee": math.log(0.5)})
    word.measure("Ja", {"ja": math.log(0.6), "nee": math.log(0.2)})
    word.measure(" nee", {"nee": 0.0})

    opened, text = word.feed("**Ja** dat")

    assert isinstance(opened, Opened)
    assert opened.probability == pytest.approx(0.75)
    assert text == Text("dat")


def test_a_first_place_without_either_word_leaves_it_to_the_text() -> None:
    word = FirstWord(YES_OR_NO)
    word.measure("Dat", {"Dat": -0.1})
    word.measure(" ja", {"ja": -0.1})

    assert word.feed("Dat ja") == [Opened(0.5), Text("Dat ja")]


@given(st.sampled_from(["", "ja", "Nee,", "**Ja**", " "]), st.text(), st.lists(st.integers(0, 40)))
def test_no_text_is_lost_however_it_is_cut(lead: str, rest: str, cuts: Sequence[int]) -> None:
    answer = lead + rest
    places = [0, *sorted(min(cut, len(answer)) for cut in cuts), len(answer)]
    pieces = [answer[a:b] for a, b in pairwise(places) if a < b]

    probability, text = heard(*pieces)

    assert 0.0 <= probability <= 1.0
    assert answer.endswith(text)
    assert heard(answer) == (probability, text)
    lost = answer[: len(answer) - len(text)]
    assert re.sub(r"[\s*.,:;!?…–—-]", "", lost).casefold() in {"", "ja", "nee"}

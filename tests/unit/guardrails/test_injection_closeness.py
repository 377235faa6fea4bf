"""What a sentence has in common with the rest of its text, and which sentences are read for it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.injection.closeness import closeness, cosines
from guardrails.injection.guard import Seen, to_read
from guardrails.injection.views import Part

EAST, NORTH, WEST = (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)


def test_a_sentence_about_something_else_is_least_like_the_others() -> None:
    first, second, stranger = closeness(cosines([EAST, EAST, NORTH]))

    assert first == second
    assert first["like another"] == 1.0
    assert first["like the others"] == pytest.approx(math.sqrt(0.5))
    assert first["others are alike"] == pytest.approx((math.sqrt(0.5) + 0.0) / 2)
    assert stranger["like another"] == stranger["like the others"] == 0.0
    assert stranger["others are alike"] == pytest.approx(math.sqrt(0.5))


def test_a_lone_sentence_has_nothing_to_be_compared_with() -> None:
    assert closeness(cosines([EAST])) == [{}]
    assert closeness(cosines([])) == []


def test_sentences_that_undo_each_other_are_like_nothing() -> None:
    assert closeness(cosines([NORTH, EAST, WEST]))[0]["like the others"] == 0.0


@given(st.lists(st.floats(0, 2 * math.pi), min_size=2, max_size=6))
def test_closeness_stays_between_its_bounds(angles: list[float]) -> None:
    found = closeness(cosines([(math.cos(angle), math.sin(angle)) for angle in angles]))

    assert all(abs(value) <= 1 + 1e-6 for each in found for value in each.values())


SEEN = [Seen(Part("x" * length), {}) for length in (1, 5, 4, 3, 2)]


@pytest.mark.parametrize(
    ("scores", "doubtful", "compared"),
    [
        pytest.param([0.1, 0.2, 0.9, 0.3, 0.8], [2, 4], [1, 3, 0], id="the likeliest order first"),
        pytest.param([0.1, 0.2, 0.5, 0.3, 0.1], [2], [1, 3, 4], id="three of the longest others"),
        pytest.param([0.1] * 5, [], [], id="nothing is doubtful"),
        pytest.param([0.9] * 5, [0, 1, 2, 3, 4], [], id="all is"),
    ],
)
def test_doubtful_sentences_are_read_and_some_others_beside_them(
    scores: list[float], doubtful: list[int], compared: list[int]
) -> None:
    assert to_read(SEEN, scores, 0.5) == (doubtful, compared)


def test_of_a_text_that_is_all_doubt_no_more_than_some_is_read() -> None:
    many = SEEN * 20

    assert [len(each) for each in to_read(many, [0.9] * len(many), 0.5)] == [24, 3]

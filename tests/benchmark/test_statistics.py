"""What may be said of a difference, and what not."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.benchmark.statistics import cases_needed, corrected, difference, verdict

shares = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_a_clear_gain_on_every_case_is_called_better() -> None:
    found = difference([0.2] * 4 + [0.3] * 4, [0.6] * 4 + [0.5] * 4)

    assert found.mean == pytest.approx(0.3)
    assert 0 < found.low <= found.mean <= found.high
    assert verdict(found, found.p, higher_is_better=True) == "better"
    assert verdict(found, found.p, higher_is_better=False) == "worse"


def test_a_single_case_shows_nothing() -> None:
    found = difference([0.0], [1.0])

    assert found.p == 1.0
    assert verdict(found, found.p, higher_is_better=True) == "no difference shown"


def test_two_samples_of_one_prompt_are_rarely_called_different() -> None:
    random = np.random.default_rng(7)
    calls = []
    for _ in range(100):
        a, b = random.random((2, 30)) > 0.5
        found = difference([*map(float, a)], [*map(float, b)])
        calls.append(verdict(found, found.p, higher_is_better=True))

    assert sum(call != "no difference shown" for call in calls) <= 8


def test_pairs_that_do_not_match_are_refused() -> None:
    with pytest.raises(ValueError, match="pairs"):
        difference([1.0], [1.0, 0.0])


def test_holm_keeps_order_and_counts_all_comparisons() -> None:
    assert corrected([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])


def test_half_the_difference_needs_four_times_the_cases() -> None:
    one, half = cases_needed(0.2, 0.5), cases_needed(0.1, 0.5)

    assert one is not None
    assert half is not None
    assert math.isclose(half / one, 4, rel_tol=0.1)
    assert cases_needed(0.0, 0.5) is None


@given(shares)
def test_a_run_against_itself_shows_nothing(scores: list[float]) -> None:
    found = difference(scores, scores)

    assert (found.mean, found.low, found.high, found.p) == (0, 0, 0, 1)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_correction_never_makes_anything_more_certain(surprises: list[float]) -> None:
    assert all(
        after >= before for before, after in zip(surprises, corrected(surprises), strict=True)
    )

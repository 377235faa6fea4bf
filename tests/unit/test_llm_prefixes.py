"""The beginnings that stay warm fit the budget, and the best one is found."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.llm.prefixes import Prefix, WarmPrefixes, shared_length

TOKENS = st.lists(st.integers(0, 2), min_size=1, max_size=8)


def a_prefix(tokens: list[int], size: int = 10) -> Prefix:
    return Prefix(np.array(tokens, np.int32), bytes(size))


@given(TOKENS, TOKENS)
def test_the_shared_length_is_that_of_the_common_beginning(a: list[int], b: list[int]) -> None:
    length = shared_length(np.array(a, np.int32), np.array(b, np.int32))

    assert a[:length] == b[:length]
    assert length in (len(a), len(b)) or a[length] != b[length]


@given(st.lists(st.tuples(TOKENS, st.integers(1, 60)), max_size=12), TOKENS)
def test_the_budget_is_never_passed_and_the_best_is_found(
    kept: list[tuple[list[int], int]], wanted: list[int]
) -> None:
    warm = WarmPrefixes(100)
    for tokens, size in kept:
        warm.keep(a_prefix(tokens, size))
        assert warm.size <= 100

    prefix, shared = warm.best(wanted)

    assert (prefix is None) == (shared == 0)
    if prefix:
        assert prefix.tokens[:shared].tolist() == wanted[:shared]


def test_a_longer_conversation_takes_the_place_of_its_beginning() -> None:
    warm = WarmPrefixes(100)
    warm.keep(a_prefix([1, 2]))
    warm.keep(a_prefix([1, 2, 3]))
    warm.keep(a_prefix([1, 4]))

    assert len(warm) == 2


def test_what_was_used_longest_ago_goes_first() -> None:
    warm = WarmPrefixes(20)
    warm.keep(a_prefix([1]))
    warm.keep(a_prefix([2]))
    warm.best([1])

    warm.keep(a_prefix([3]))

    assert warm.best([1])[1] == 1
    assert warm.best([2])[1] == 0


def test_a_state_larger_than_the_budget_is_not_kept() -> None:
    warm = WarmPrefixes(20)
    warm.keep(a_prefix([1], 21))

    assert len(warm) == 0

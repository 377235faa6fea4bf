"""Bytes become text without half characters, and never past a stop string."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from app.llm.pieces import Pieces


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({min(each, len(data)) for each in cuts} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(places)]


TEXTS = st.text(st.sampled_from("ab\n€é😀"), max_size=30)
CUTS = st.lists(st.integers(0, 90), max_size=30)
STOPS = st.lists(st.text(st.sampled_from("ab\n€"), min_size=1, max_size=4), max_size=3)


@given(TEXTS, CUTS)
@example("€", [1, 2])
def test_however_the_bytes_are_cut_the_text_is_the_same(text: str, cuts: list[int]) -> None:
    pieces = Pieces()

    shown = "".join(pieces.feed(data) for data in cut(text.encode(), cuts)) + pieces.finish()

    assert shown == text


@given(TEXTS, CUTS, STOPS)
@example("aab", [1, 2], ["ab"])
def test_what_is_shown_ends_before_the_first_stop_string(
    text: str, cuts: list[int], stops: list[str]
) -> None:
    pieces = Pieces(tuple(stops))

    shown = "".join(pieces.feed(data) for data in cut(text.encode(), cuts)) + pieces.finish()

    assert text.startswith(shown)
    assert not any(stop in shown for stop in stops)
    assert pieces.stopped == any(stop in text for stop in stops)
    assert pieces.stopped or shown == text


def test_bytes_that_are_no_text_become_a_replacement_character() -> None:
    pieces = Pieces()

    assert pieces.feed(b"a\xff") + pieces.feed(b"b\xe2") + pieces.finish() == "a�b�"

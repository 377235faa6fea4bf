"""A text without pages of its own that was set on pages: one long page to find passages on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from app.values.dossiers import Page
from app.woo.redaction.letters import Letter
from app.woo.redaction.locating import Locator, Place
from app.woo.redaction.marks import Mark

_BETWEEN = "\n\n"


def places_in_flow(
    pages: Sequence[Page], marks: Sequence[Mark], letters: Mapping[int, Sequence[Letter]]
) -> list[Place]:
    """Where the marked passages are; one that runs over the page has a place on both.

    Raises: NotLocated.
    """
    starts = _starts(len(page.text) + len(_BETWEEN) for page in pages)
    at = dict(zip((page.number for page in pages), starts, strict=True))
    moved = [
        replace(mark, page=1, start=at[mark.page] + mark.start, end=at[mark.page] + mark.end)
        for mark in marks
    ]
    whole = Page(1, _BETWEEN.join(page.text for page in pages))
    locator = Locator([whole], {1: [*chain.from_iterable(letters.values())]})
    return [part for place in locator.places(moved) for part in _cut(place, letters)]


def _cut(place: Place, letters: Mapping[int, Sequence[Letter]]) -> Iterator[Place]:
    for (number, found), first in zip(
        letters.items(), _starts(map(len, letters.values())), strict=True
    ):
        start, end = max(place.start, first), min(place.end, first + len(found))
        if start < end:
            yield Place(number, start - first, end - first, place.label)


def _starts(sizes: Iterator[int]) -> Iterator[int]:
    at = 0
    for size in sizes:
        yield at
        at += size

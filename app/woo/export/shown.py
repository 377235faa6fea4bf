"""What a reader of a file sees: without its comments, hidden text and hidden sheets.

These are read for judgement, and are never part of what is published.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.values.dossiers import Document, Page
from app.woo.documents.texts import words
from app.woo.redaction.marks import Mark

_COMMENT = re.compile(r"^Opmerking: (?P<said>[^\n]*(?:\n(?!\n)[^\n]*)*)\n*", re.MULTILINE)
_HIDDEN_SHEET = re.compile(r"^[^\n]+ \(verborgen blad\)$", re.MULTILINE)
_HEADING = re.compile(r"\n\n(?=[^\n|:]{1,60}(?: \(verborgen blad\))?\n\n)")
_ON_THE_PAGE = frozenset({"comment", "annotation", "hidden_text", "deleted"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """Pages and marks as before, without what does not show."""

    pages: Sequence[Page]
    marks: Sequence[Mark]


def shown(document: Document, pages: Sequence[Page], marks: Sequence[Mark]) -> Shown:
    """Marks in what does not show fall away with it; the others move along."""
    made, kept = [], []
    for page in pages:
        gone = _joined(_hidden(document, page.text))
        made.append(replace(page, text=_without(page.text, gone)))
        here = (mark for mark in marks if mark.page == page.number)
        kept += [moved for mark in here if (moved := _moved(mark, gone))]
    return Shown(made, kept)


def _hidden(document: Document, text: str) -> Iterator[Span]:
    said = [" ".join(words(h.text)) for h in document.hidden if h.where in _ON_THE_PAGE]
    for comment in _COMMENT.finditer(text):
        if any(" ".join(words(comment["said"])) in each for each in said):
            yield comment.span()
    for run in (h.text.split() for h in document.hidden if h.where == "hidden_text"):
        if run:
            wanted = re.compile(r"\s+".join(map(re.escape, run)))
            yield from (found.span() for found in wanted.finditer(text))
    for sheet in _HIDDEN_SHEET.finditer(text):
        following = _HEADING.search(text, sheet.end() + 2)
        yield sheet.start(), following.end() if following else len(text)


def _joined(spans: Iterator[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _without(text: str, gone: Sequence[Span]) -> str:
    starts = [0, *(end for _, end in gone)]
    ends = [*(start for start, _ in gone), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _moved(mark: Mark, gone: Sequence[Span]) -> Mark | None:
    """Where a mark is when this is gone; None when nothing of it is left."""
    start, end = (_place(place, gone) for place in (mark.start, mark.end))
    return replace(mark, start=start, end=end) if start < end else None


def _place(place: int, gone: Sequence[Span]) -> int:
    return place - sum(max(0, min(place, end) - start) for start, end in gone if start < place)

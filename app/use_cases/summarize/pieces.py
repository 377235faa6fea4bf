"""Texts as sentences that can be ranked, each with the place where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.values.texts import GivenText
from dutch.sentences import sentences
from knowledge_base.terms import terms

_SHORTEST, _LONGEST = 4, 90
# Shorter and without a full stop it is a heading, a link or a label.
_LABEL = 8
_FOOTNOTE = re.compile(r"\d{1,3}\s+(?:Zie|Idem|Ibid|Vgl|Hiermee|Met ‘|https?:)|https?://\S+$")
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\s]{1,500}\)")


@dataclass(frozen=True)
class Piece:
    """A sentence; `section` and `place` count sections of a document and sentences in one."""

    document: str
    section: int
    place: int
    heading: str
    page: int | None
    text: str

    @cached_property
    def terms(self) -> frozenset[str]:
        return frozenset(terms(self.text))

    @cached_property
    def words(self) -> int:
        return len(self.text.split())


def pieces(given: GivenText) -> list[Piece]:
    """All sentences that say something, each once; tables of contents and notes are left out."""
    found: dict[str, Piece] = {}
    for piece in every_sentence(given):
        if _says_something(piece):
            found.setdefault(piece.text, piece)
    return list(found.values())


def every_sentence(given: GivenText) -> list[Piece]:
    """Every sentence; one that does not end, as in a table, comes in pieces."""
    return [
        Piece(given.id, number, place, section.heading, section.page, text)
        for number, section in enumerate(given.sections)
        for place, text in enumerate(_texts(section.text))
    ]


def _texts(text: str) -> Iterator[str]:
    for span in sentences(text):
        words = _LINK.sub(r"\1", span.text).split()
        for start in range(0, len(words), _LONGEST):
            yield " ".join(words[start : start + _LONGEST])


def in_sections(some: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in runs that stand under one heading of one document, in reading order."""
    runs: dict[tuple[str, int], list[Piece]] = {}
    for piece in some:
        runs.setdefault((piece.document, piece.section), []).append(piece)
    return [sorted(run, key=lambda piece: piece.place) for run in runs.values()]


def _says_something(piece: Piece) -> bool:
    if piece.words < _SHORTEST:
        return False
    if _FOOTNOTE.match(piece.text) or _LEADER.search(piece.text):
        return False
    if piece.words < _LABEL and not piece.text.endswith((".", "!", "?", ";", ":")):
        return False
    letters = sum(map(str.isalpha, piece.text))
    return letters >= len(piece.text) / 2 and len(piece.terms) > 1

"""Texts as sentences that can be ranked, each with the place where it stands."""

import re
from collections.abc import Sequence
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
_SPACE = re.compile(r"\s+")
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
    for number, section in enumerate(given.sections):
        for place, span in enumerate(sentences(section.text)):
            text = _LINK.sub(r"\1", _SPACE.sub(" ", span.text))
            piece = Piece(given.id, number, place, section.heading, section.page, text)
            if _says_something(piece):
                found.setdefault(text, piece)
    return list(found.values())


def every_sentence(given: GivenText) -> list[Piece]:
    """Every sentence, for a text in which none would do."""
    return [
        Piece(given.id, n, place, section.heading, section.page, _SPACE.sub(" ", span.text))
        for n, section in enumerate(given.sections)
        for place, span in enumerate(sentences(section.text))
    ]


def in_sections(some: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in runs that stand under one heading of one document, in reading order."""
    runs: dict[tuple[str, int], list[Piece]] = {}
    for piece in some:
        runs.setdefault((piece.document, piece.section), []).append(piece)
    return [sorted(run, key=lambda piece: piece.place) for run in runs.values()]


def _says_something(piece: Piece) -> bool:
    if not _SHORTEST <= piece.words <= _LONGEST:
        return False
    if _FOOTNOTE.match(piece.text) or _LEADER.search(piece.text):
        return False
    if piece.words < _LABEL and not piece.text.endswith((".", "!", "?", ";", ":")):
        return False
    letters = sum(map(str.isalpha, piece.text))
    return letters >= len(piece.text) / 2 and len(piece.terms) > 1

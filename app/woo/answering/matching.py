"""Which of the passages that were found answer a point of a request, and why."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.values.dossiers import Document
from app.woo.answering.points import Point
from knowledge_base.contract import Passage
from knowledge_base.evidence import rank
from knowledge_base.terms import folded, stem, terms

_WORD = re.compile(r"\w[\w-]*")
_QUOTED = re.compile(r"^[>| \t]*>[> \t]*", re.MULTILINE)
_OPENING = re.compile(r"^\*?[A-Z][\w -]{1,14}\*?:[^\n]*$|^[_-]{5,}$", re.MULTILINE)
# Chosen on requests of our own, see benchmarks/woo_answers.py: how far the words of the point
# must be there, and how much nearness in meaning makes up for words that are not.
_SURE, _MAYBE = 0.4, 0.3
_FAR, _NEAR = 0.80, 0.90
_MEANING = 0.5
_MOST_DOCUMENTS = 100
_SHORTEST_WORD, _SHORTEST_SENTENCE, _LONGEST_SENTENCE = 3, 12, 160


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage of a page with the sentence in it that says most about the point."""

    page: int | None
    text: str
    sentence: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that speaks of a point; `notes` are what to know before it is used.

    One that is not `sure` is worth a look: little in it says so, or only what it belongs to.
    """

    document: Document
    score: float
    passages: Sequence[FoundPassage]
    notes: Sequence[str]
    sure: bool = True


def matched(
    point: Point, passages: Sequence[Passage], documents: Mapping[str, Document]
) -> list[FoundDocument]:
    """The documents in the order of their best passage.

    What is outside the period comes later, and what is not sure last.
    """
    by_document: dict[str, list[FoundPassage]] = {}
    for passage in passages:
        document = documents.get(passage.chunk.path)
        score = strength(passage)
        if document and document.kind != "request" and score >= _MAYBE:
            by_document.setdefault(document.id, []).append(_passage(point, passage, score))
    copies = _copies(documents)
    found = [
        _document(point, documents[each], said, copies.get(each, ()))
        for each, said in by_document.items()
    ]
    found += _relatives(found, documents)
    covers = point.asked.covers
    found.sort(key=lambda each: (not each.sure, not covers(each.document.date), -each.score))
    return found[:_MOST_DOCUMENTS]


def _relatives(
    found: Sequence[FoundDocument], documents: Mapping[str, Document]
) -> list[FoundDocument]:
    """What is in a conversation or family with a document that surely speaks of the point."""
    known = {each.document.id for each in found}
    ties = {
        tie: each.document.id
        for each in reversed(found)
        if each.sure
        for tie in _ties(each.document)
    }
    return [
        FoundDocument(document, 0.0, (), [f"hoort bij {ties[tie]}"], sure=False)
        for document in documents.values()
        if document.id not in known and document.duplicate_of is None
        for tie in [next((tie for tie in _ties(document) if tie in ties), None)]
        if tie
    ]


def _ties(document: Document) -> list[tuple[str, str]]:
    named = (("family", document.family), ("thread", document.thread))
    return [(kind, name) for kind, name in named if name]


def strength(passage: Passage) -> float:
    """How surely a passage is about the point, 0..1: by its words, helped by its meaning."""
    meaning = min(max((passage.cosine - _FAR) / (_NEAR - _FAR), 0.0), 1.0)
    return min(passage.coverage + _MEANING * meaning, 1.0)


def _passage(point: Point, passage: Passage, score: float) -> FoundPassage:
    chunk = passage.chunk
    words = shared(point.asked.subject, f"{chunk.title} {chunk.heading} {chunk.text}")
    why = (
        f"noemt {listed([f'‘{word}’' for word in words])}"
        if words
        else "zegt in andere woorden ongeveer hetzelfde"
    )
    sentence = _best_sentence(point, passage)
    return FoundPassage(chunk.page, chunk.text, sentence, round(score, 3), why)


def _best_sentence(point: Point, passage: Passage) -> str:
    """In the words of the document, without the lines that open a message."""
    said = _OPENING.sub("\n", _QUOTED.sub("", passage.chunk.text))
    body = replace(passage, chunk=replace(passage.chunk, text=said))
    ranked = [each.text for each in rank(point.asked.subject, [body])]
    whole = next((text for text in ranked if len(text) >= _SHORTEST_SENTENCE), "")
    return whole or " ".join(passage.chunk.text.split())[:_LONGEST_SENTENCE]


def shared(asked: str, text: str) -> list[str]:
    """The words of the point, as written there, that the text has in any form."""
    there = set(terms(text))
    found: dict[str, str] = {}
    for word in _WORD.findall(asked):
        known = stem(folded(word))
        if len(word) >= _SHORTEST_WORD and known in there and terms(word):
            found.setdefault(known, word)
    return list(found.values())


def _copies(documents: Mapping[str, Document]) -> dict[str, list[str]]:
    """For each document the ids of those that say exactly the same."""
    found: dict[str, list[str]] = {}
    for document in documents.values():
        if document.duplicate_of:
            found.setdefault(document.duplicate_of, []).append(document.id)
    return found


def _document(
    point: Point, document: Document, said: Sequence[FoundPassage], copies: Sequence[str]
) -> FoundDocument:
    notes = []
    if copies:
        notes.append(f"staat dubbel in {listed(copies)}")
    if not point.asked.covers(document.date):
        notes.append("valt buiten de gevraagde periode")
    if document.out_of_scope:
        notes.append("valt buiten het verzoek")
    if point.asked.kinds and document.kind not in point.asked.kinds:
        notes.append("is een ander soort document dan dit punt noemt")
    if document.covered_by:
        notes.append(f"staat ook in {document.covered_by}")
    score = max(each.score for each in said)
    return FoundDocument(document, score, said, notes, sure=score >= _SURE)


def listed(words: Sequence[str]) -> str:
    """E.g. "a, b en c"."""
    return " en ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

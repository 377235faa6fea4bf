"""Selects from passages the sentences that bear on a question, so that a prompt stays small."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dutch.sentences import sentences
from knowledge_base.contract import Passage
from knowledge_base.terms import terms

# Measured on the questions in docs/quality.md: flat around these values.
_RANK_WEIGHT = 0.5
_HEADING_WEIGHT = 0.6
_PART_WEIGHT = 0.6
_SHORTEST_PART = 5
_MOST_PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage; `score` says how much of the question it speaks about."""

    passage: int
    place: int
    text: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with those of its sentences that were selected, in reading order."""

    passage: Passage
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The selected sentences; "…" stands for what was left out between them."""
        return in_reading_order(self.sentences)


def in_reading_order(some: Sequence[Sentence]) -> str:
    """Sentences of one passage as one text; "…" stands for what was left out between them."""
    ordered = sorted(some, key=lambda sentence: sentence.place)
    said = [ordered[0].text]
    for before, after in pairwise(ordered):
        said.append("" if after.place == before.place + 1 else "…")
        said.append(after.text)
    return " ".join(filter(None, said))


def rank(question: str, passages: Sequence[Passage]) -> list[Sentence]:
    """All sentences of the passages, those that say most about the question first."""
    wanted = list(dict.fromkeys(terms(question)))
    found = [_sentences(number, passage) for number, passage in enumerate(passages)]
    overlaps = [[_overlap(wanted, sentence.text) for sentence in some] for some in found]
    weights = _rarity([row for some in overlaps for row in some], len(wanted))
    ranked = []
    for passage, some, rows in zip(passages, found, overlaps, strict=True):
        heading = _overlap(wanted, f"{passage.chunk.title} {passage.chunk.heading}")
        for sentence, row in zip(some, rows, strict=True):
            said = sum(
                weight * max(own, _HEADING_WEIGHT * above)
                for weight, own, above in zip(weights, row, heading, strict=True)
            )
            score = said + _RANK_WEIGHT / (1 + sentence.passage)
            ranked.append(replace(sentence, score=score))
    return sorted(ranked, key=lambda sentence: -sentence.score)


def select(question: str, passages: Sequence[Passage], words: int) -> list[Evidence]:
    """The passages (best first) with the sentences to show a model, at most `words` words.

    Each passage also costs the line that says where it stands, so there are few of them.
    """
    chosen: dict[int, list[Sentence]] = {}
    seen: set[str] = set()
    for sentence in rank(question, passages):
        length = len(sentence.text.split())
        full = len(chosen) == _MOST_PASSAGES and sentence.passage not in chosen
        if full or length > words or sentence.text in seen:
            continue
        words -= length
        seen.add(sentence.text)
        chosen.setdefault(sentence.passage, []).append(sentence)
    return [
        Evidence(passages[number], tuple(sorted(chosen[number], key=lambda s: s.place)))
        for number in sorted(chosen)
    ]


def coverage(question: str, texts: Sequence[str]) -> float:
    """Share (0..1) of the question's terms that occur in the texts."""
    wanted = list(dict.fromkeys(terms(question)))
    rows = [_overlap(wanted, text) for text in texts]
    if not rows or not wanted:
        return 0.0
    best = (max(row[place] for row in rows) for place in range(len(wanted)))
    return sum(best, 0.0) / len(wanted)


def _sentences(number: int, passage: Passage) -> list[Sentence]:
    return [
        Sentence(number, place, " ".join(span.text.split()))
        for place, span in enumerate(sentences(passage.chunk.text))
    ]


def _overlap(wanted: Sequence[str], text: str) -> list[float]:
    """For each wanted term 1 when the text has it, less when only inside a compound."""
    there = set(terms(text))
    return [1.0 if term in there else _PART_WEIGHT * _within(term, there) for term in wanted]


def _within(term: str, there: set[str]) -> bool:
    return len(term) >= _SHORTEST_PART and any(
        term in other or (len(other) >= _SHORTEST_PART and other in term) for other in there
    )


def _rarity(rows: Sequence[Sequence[float]], size: int) -> list[float]:
    """Weights that sum to 1: a term that few of the sentences have tells them apart best.

    One that none of them has tells nothing.
    """
    counts = [sum(row[term] > 0 for row in rows) for term in range(size)]
    weights = [math.log(1 + len(rows) / count) if count else 0.0 for count in counts]
    total = sum(weights) or 1.0
    return [weight / total for weight in weights]

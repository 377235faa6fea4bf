"""Finds passages by meaning and by words, and ranks what either of them found.

Scores of different kinds do not add up by themselves, so each is first brought to a scale on
which 1 means "as good as it gets": the cosine by the spread of the embedder, the words by the
weight of all terms in the question. The weights were swept on two sets of questions; what each
sign adds is in benchmarks/reports/retrieval.json.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.catalogue import Catalogue
from knowledge_base.contract import Chunk, Index, Passage
from knowledge_base.lexical import Words
from knowledge_base.terms import terms
from knowledge_base.vectors import Vector

CANDIDATES = 60
_PER_DOCUMENT = 2
_ALIKE = 0.9
_IN_COMPOUND = 0.6
_AS_PARTS = 0.8


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign is worth.

    `coverage` is the share of the question found, `copies` what a text loses for standing in
    many documents. Left out: the other chunks of a document as witnesses. That gained MRR on one
    set of questions and lost recall on another (0.80 against 0.89).
    """

    meaning: float = 1.0
    words: float = 0.5
    coverage: float = 0.5
    copies: float = 0.1


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chunk that was found; `words` is BM25 divided by the weight of the question."""

    chunk: Chunk
    cosine: float
    words: float
    coverage: float
    copies: int
    body: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """The terms of a question with the parts of compounds, and the idf of each of them."""

    parts: Mapping[str, tuple[str, ...]]
    idf: Mapping[str, float]

    @property
    def weight(self) -> float:
        return sum(self.idf.values()) or 1.0

    def coverage(self, words: Words) -> float:
        """Share of the question's weight that these words cover, 0..1.

        A term inside a compound, and a compound of which only the parts are there, count less.
        """
        total = sum(self.idf[term] for term in self.parts) or 1.0
        return sum(self.idf[term] * self._found(term, words) for term in self.parts) / total

    def _found(self, term: str, words: Words) -> float:
        whole = _presence(term, words)
        parts = self.parts[term]
        if whole or not parts:
            return whole
        return _AS_PARTS * sum(_presence(part, words) for part in parts) / len(parts)


def asked(question: str, catalogue: Catalogue) -> Question:
    """The question as this collection understands it."""
    parts = {term: catalogue.words.parts(term) for term in terms(question)}
    wanted = (*parts, *(part for split in parts.values() for part in split))
    return Question(parts, catalogue.words.weights(dict.fromkeys(wanted)))


def candidates(
    question: str, vector: Vector, catalogue: Catalogue, index: Index, most: int = CANDIDATES
) -> list[Candidate]:
    """What one collection has to offer, in no order; `most` by words and as many by meaning."""
    understood = asked(question, catalogue)
    hits = catalogue.words.search(tuple(understood.idf), most)
    by_words = {hit.chunk: hit.score / understood.weight for hit in hits}
    near = {hit.id: hit.cosine for hit in index.nearest(vector, most)}
    rows = list(dict.fromkeys((*catalogue.rows(list(near)).values(), *by_words)))
    chunks = catalogue.chunks_by_row(rows)
    far = [chunk.id for chunk in chunks.values() if chunk.id not in near]
    cosines = near | index.cosines(vector, far)
    words, copies = catalogue.words.words(rows), catalogue.copies(rows)
    return [
        Candidate(
            chunk=chunk,
            cosine=cosines.get(chunk.id, 0.0),
            words=by_words.get(row, 0.0),
            coverage=understood.coverage(words[row]),
            copies=copies[row],
            body=frozenset(words[row].body),
        )
        for row, chunk in chunks.items()
    ]


def ranked(
    found: Sequence[Candidate],
    spread: float,
    limit: int,
    weights: Weights = WEIGHTS,
    *,
    copies: bool = False,
) -> list[Passage]:
    """The best first, at most two of a document, and no text twice unless `copies` are wanted.

    `spread` is about how far apart the cosines of a right and an unrelated passage are.
    """
    top = max((candidate.cosine for candidate in found), default=0.0)
    scores = [_score(candidate, top, spread, weights) for candidate in found]
    order = sorted(range(len(found)), key=lambda place: -scores[place])
    kept = _varied((found[place] for place in order), limit, copies=copies)
    by_id = {found[place].chunk.id: scores[place] for place in order}
    return [
        Passage(c.chunk, _squeezed(by_id[c.chunk.id]), c.cosine, round(c.coverage, 4))
        for c in kept
    ]


def _score(candidate: Candidate, top: float, spread: float, weights: Weights) -> float:
    return (
        weights.meaning * (1.0 - (top - candidate.cosine) / spread)
        + weights.words * candidate.words
        + weights.coverage * candidate.coverage
        - weights.copies * math.log(candidate.copies)
    )


def _varied(best_first: Iterable[Candidate], limit: int, *, copies: bool) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in best_first:
        same = sum(other.chunk.document == candidate.chunk.document for other in kept)
        new = copies or not any(_alike(candidate, other) for other in kept)
        if same < _PER_DOCUMENT and new:
            kept.append(candidate)
        if len(kept) == limit:
            break
    return kept


def _alike(one: Candidate, other: Candidate) -> bool:
    together = len(one.body | other.body)
    return len(one.body & other.body) >= _ALIKE * together if together else True


def _presence(term: str, words: Words) -> float:
    if term in words.body or term in words.title or term in words.heading:
        return 1.0
    return _IN_COMPOUND if term in words.parts else 0.0


def _squeezed(score: float) -> float:
    """Between 0 and 1, in the same order; 1.0 is where a passage starts to look right."""
    return 1.0 / (1.0 + math.exp(-2.0 * (score - 1.0)))

"""Finds the source sentence that should carry a sentence of the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from guardrails.contract import Similarity
from guardrails.support.passages import Library, Passage, Reading

_LONG_STEM = 5
_LONGEST = 40
_INSIDE, _SAME_START = 0.8, 0.6
# Cosines of one language lie close together, so they weigh more than their size.
_COSINE_WEIGHT = 3.0
_BONUS = 0.5
# Only these are embedded: it bounds the time a sentence costs.
_SHORTLIST = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best passage, and what can be said of it in shares between 0 and 1."""

    passage: Passage
    cover_around: float
    cover_all: float
    cosine: float | None = None


def evidence(
    claim: Reading,
    library: Library,
    similarity: Similarity | None = None,
    preferred: Sequence[str] = (),
) -> Evidence:
    """Rank all source sentences; one from a preferred source wins when it is about as good.

    Raises: ValueError when the sources hold no sentence at all.
    """
    near = sorted(
        (_candidate(claim, one, library, preferred) for one in library.promising(claim)),
        key=lambda candidate: candidate.fit,
        reverse=True,
    )[: _SHORTLIST if similarity else 1]
    cosines = similarity(claim.text, [c.passage.said.text for c in near]) if similarity else [0.0]
    fits = [c.fit + _COSINE_WEIGHT * cosine for c, cosine in zip(near, cosines, strict=True)]
    best = near[max(range(len(fits)), key=fits.__getitem__)]
    whole = cover(claim, library.whole, library)
    return Evidence(best.passage, best.around, whole, max(cosines) if similarity else None)


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    around: float
    fit: float


def _candidate(
    claim: Reading, passage: Passage, library: Library, preferred: Sequence[str]
) -> _Candidate:
    around = cover(claim, passage.around, library)
    fit = cover(claim, passage.said, library) + around / 2 + overlap(claim, passage.said)
    return _Candidate(passage, around, fit + (_BONUS if passage.source in preferred else 0))


def cover(claim: Reading, source: Reading, library: Library) -> float:
    """The share of the content of a sentence that a source text holds, rare words first."""
    weights = [library.weight(stem) for stem in claim.stems]
    found = [w * held(stem, source) for stem, w in zip(claim.stems, weights, strict=True)]
    return sum(found) / sum(weights) if weights else 0.0


def overlap(claim: Reading, source: Reading) -> float:
    """The share of the letter runs of a sentence that a source text holds."""
    return len(claim.grams & source.grams) / len(claim.grams) if claim.grams else 0.0


def held(stem: str, source: Reading) -> float:
    """How surely a source text has a word: itself, inside a compound, or one that starts alike."""
    if stem in source.stems:
        return 1.0
    if len(stem) < _LONG_STEM:
        return 0.0
    if stem in source.joined or any(part in source.stems for part in _parts(stem)):
        return _INSIDE
    return _SAME_START if f" {stem[:_LONG_STEM]}" in source.joined else 0.0


@lru_cache(maxsize=20_000)
def _parts(stem: str) -> tuple[str, ...]:
    """The shorter words that may be in a compound."""
    size = min(len(stem), _LONGEST)
    starts = range(size - _LONG_STEM + 1)
    return tuple(stem[i:j] for i in starts for j in range(i + _LONG_STEM, size + 1))

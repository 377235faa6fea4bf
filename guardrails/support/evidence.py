"""Finds the source sentence that should carry a sentence of the answer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from guardrails.contract import Similarity
from guardrails.support.library import Library
from guardrails.support.mismatches import mismatches
from guardrails.support.passages import Passage, Reading

# Cosines of one language lie close together, so they weigh more than their size.
_COSINE_WEIGHT = 3.0
# Only these are read closely, and only the first of them embedded: it bounds the time.
_READ, _EMBEDDED = 16, 5
# Measured: a language model judges as well on three sentences as on whole sources, and faster.
_SHOWN = 3
# A passage that fits only this much less may carry the sentence as well.
_NEARLY = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best passage, and what can be said of it in shares between 0 and 1.

    `others` has the best passage of each other source that fits about as well, `near` the few
    that hold most of the words, as the sources order them.
    """

    passage: Passage
    cover_around: float
    cover_all: float
    missing: float
    cosine: float | None = None
    others: tuple[Passage, ...] = ()
    near: tuple[Passage, ...] = ()

    @property
    def excerpt(self) -> str:
        """What whoever reads for the meaning needs to see of the sources."""
        return "\n".join(passage.said.text.strip() for passage in self.near)


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    passage: Passage
    fit: float


def evidence(
    claim: Reading,
    library: Library,
    similarity: Similarity | None = None,
    preferred: Sequence[str] = (),
) -> Evidence:
    """Rank all source sentences; one from a preferred source wins when it is about as good.

    Raises: ValueError when the sources hold no sentence at all.
    """
    cover = _Cover(claim, library)
    near, cosine = _on_topic(claim, library, similarity)
    # What fits says what a sentence is about; which figures belong to it is what is to be found.
    best = min(
        near,
        key=lambda one: (
            len(mismatches(claim, one.passage, library)),
            one.passage.source not in preferred,
        ),
    )
    others = {one.passage.source: one.passage for one in reversed(near)}
    others.pop(best.passage.source, None)
    return Evidence(
        best.passage,
        cover.around(best.place),
        cover.of_all(),
        cover.missing(),
        cosine,
        tuple(others.values()),
        tuple(one.passage for one in sorted(cover.best()[:_SHOWN], key=_place)),
    )


def _on_topic(
    claim: Reading, library: Library, similarity: Similarity | None
) -> tuple[list[_Candidate], float | None]:
    """The passages that fit about as well as the best one, best first, with its cosine."""
    near, cosine = _Cover(claim.topic, library, _NEARLY).best(), None
    if similarity:
        near, cosine = _by_meaning(claim, near[:_EMBEDDED], similarity)
    enough = max(map(_fit, near)) - _NEARLY
    return sorted((one for one in near if one.fit >= enough), key=_fit, reverse=True), cosine


def _fit(candidate: _Candidate) -> float:
    return candidate.fit


def _place(candidate: _Candidate) -> int:
    return candidate.place


def _by_meaning(
    claim: Reading, near: Sequence[_Candidate], similarity: Similarity
) -> tuple[list[_Candidate], float]:
    cosines = similarity(claim.text, [one.passage.said.text for one in near])
    ranked = [
        replace(one, fit=one.fit + _COSINE_WEIGHT * cosine)
        for one, cosine in zip(near, cosines, strict=True)
    ]
    return ranked, max(cosines)


class _Cover:
    """Which share of the words of a sentence the passages hold, rare words first.

    Args:
        penalty: how much worse a passage fits that only leads to the next one.
    """

    def __init__(self, claim: Reading, library: Library, penalty: float = 0.0) -> None:
        self._claim, self._library, self._penalty = claim, library, penalty
        weights = {stem: library.weight(stem) for stem in claim.stems}
        whole = sum(weights.values()) or 1.0
        self._shares = [(weights[stem] / whole, library.holders(stem)) for stem in weights]

    def best(self) -> list[_Candidate]:
        """The passages that are worth reading closely, best first."""
        return sorted(map(self._candidate, self._promising()), key=_fit, reverse=True)

    def _promising(self) -> list[int]:
        """Those with most of the words, then the first ones."""
        points: dict[int, float] = defaultdict(float)
        for share, holders in self._shares:
            for place, held in holders.items():
                points[place] += share * held
        best = nlargest(_READ, points, key=points.__getitem__)
        first = range(min(_READ, len(self._library.passages)))
        return list(dict.fromkeys([*best, *first]))[:_READ]

    def _candidate(self, place: int) -> _Candidate:
        passage = self._library.passages[place]
        fit = self._held_by((place,)) + self.around(place) / 2 + overlap(self._claim, passage.said)
        return _Candidate(place, passage, fit - self._penalty * passage.leads)

    def around(self, place: int) -> float:
        """The share that a passage and its neighbours hold."""
        return self._held_by(self._library.neighbours(place))

    def missing(self) -> float:
        """The share of the most telling word that no passage holds."""
        return max((share for share, holders in self._shares if not holders), default=0.0)

    def of_all(self) -> float:
        return sum(share * max(holders.values(), default=0.0) for share, holders in self._shares)

    def _held_by(self, places: Sequence[int]) -> float:
        return sum(share * _surest(holders, places) for share, holders in self._shares)


def _surest(holders: Mapping[int, float], places: Sequence[int]) -> float:
    return max(holders.get(place, 0.0) for place in places)


def overlap(claim: Reading, source: Reading) -> float:
    """The share of the letter runs of a sentence that a source text holds."""
    return len(claim.grams & source.grams) / len(claim.grams) if claim.grams else 0.0

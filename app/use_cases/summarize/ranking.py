"""Says which sentences of a text tell most of what it is about, without a model.

Centrality as in C. Radev et al., "Centroid-based summarization" (2004), with the place and the
cues of H. Edmundson, "New methods in automatic extracting" (1969).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from app.use_cases.summarize.pieces import Piece
from dutch.facts import facts

_CUE = re.compile(
    r"\b(?:besl(?:uit|oten|ist)\w*|conclu\w+|kortom|samenvatt\w+|advi(?:es|seert|seren)|"
    r"aanbevel\w+|belangrijkste?|doel|moet(?:en)?|verplicht\w*|verboden|vastgesteld|akkoord|"
    r"daarom|kern|gevolg(?:en)?|resultaten?|blijkt)\b",
    re.IGNORECASE,
)
_TELLING_HEADING = re.compile(
    r"samenvatting|conclusie|aanbeveling|advies|besluit|beslispunt|kernpunt|inleiding|aanleiding",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"(?:(?:hij|zij|ze|het|dit|dat|deze|die|daar\w*|hier\w*|ook|echter|maar|en|want)\b|[a-z(])",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?$|:$")
_CENTRAL, _IN_SECTION, _FIRST, _OPENS, _CUED, _HEADED, _FIGURES = (
    1.0,
    0.4,
    0.15,
    0.2,
    0.1,
    0.2,
    0.1,
)
_LEANING, _ASKING = 0.12, 0.25
_SHORT, _LONG = 7, 45
_OPENING = 0.08


def ranked(some: Sequence[Piece]) -> dict[Piece, float]:
    """A score for each sentence, higher when it says more of what the whole is about."""
    rarity = _rarity(some)
    whole = _centroid(some, rarity)
    per_section: dict[tuple[str, int], list[Piece]] = {}
    for piece in some:
        per_section.setdefault((piece.document, piece.section), []).append(piece)
    around = {key: _centroid(run, rarity) for key, run in per_section.items()}
    return {
        piece: _CENTRAL * _cosine(piece, whole, rarity)
        + _IN_SECTION * _cosine(piece, around[piece.document, piece.section], rarity)
        + _by_place(piece, number / max(len(some), 1))
        + _by_form(piece)
        for number, piece in enumerate(some)
    }


def chosen(scores: Mapping[Piece, float], budget: int) -> list[Piece]:
    """The best sentences within a number of words, without saying the same twice.

    In reading order, which is the order of `scores`.
    """
    kept: list[Piece] = []
    for piece in sorted(scores, key=lambda one: -scores[one]):
        if piece.words <= budget and not any(alike(piece, other) for other in kept):
            kept.append(piece)
            budget -= piece.words
    taken = set(kept)
    return [piece for piece in scores if piece in taken]


def alike(one: Piece, other: Piece, share: float = 0.7) -> bool:
    """Whether the shorter of two sentences says hardly anything that the other does not."""
    smallest = min(len(one.terms), len(other.terms))
    return bool(smallest) and len(one.terms & other.terms) >= share * smallest


def _by_place(piece: Piece, depth: float) -> float:
    return _FIRST * (piece.place == 0) + _OPENS * math.exp(-depth / _OPENING)


def _by_form(piece: Piece) -> float:
    found = facts(piece.text)
    score = _CUED * bool(_CUE.search(piece.text))
    score += _HEADED * bool(_TELLING_HEADING.search(piece.heading))
    score += _FIGURES * bool(found.dates or found.numbers or found.periods)
    score -= _LEANING * bool(_LEANS.match(piece.text)) + _ASKING * bool(_ASKS.search(piece.text))
    return score - _LEANING * (piece.words < _SHORT or piece.words > _LONG)


def _rarity(some: Sequence[Piece]) -> dict[str, float]:
    counts = Counter(term for piece in some for term in piece.terms)
    return {term: math.log1p(len(some) / count) for term, count in counts.items()}


def _centroid(some: Iterable[Piece], rarity: Mapping[str, float]) -> dict[str, float]:
    """What many sentences have, weighed by how telling it is; a unit vector."""
    counts = Counter(term for piece in some for term in piece.terms)
    vector = {term: count * rarity[term] for term, count in counts.items() if count > 1}
    return _unit(vector or {term: count * rarity[term] for term, count in counts.items()})


def _cosine(piece: Piece, centroid: Mapping[str, float], rarity: Mapping[str, float]) -> float:
    own = _unit({term: rarity[term] for term in piece.terms})
    return sum(weight * centroid.get(term, 0.0) for term, weight in own.items())


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / length for term, weight in vector.items()}

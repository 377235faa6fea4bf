"""How far a sentence is like the rest of its text: an order to a machine seldom is."""

import math
from collections.abc import Sequence
from operator import mul

NAMES = ("like the others", "like another", "has others", "others are alike")
_NOTHING = 1e-6
Cosines = Sequence[Sequence[float]]


def cosines(vectors: Sequence[Sequence[float]]) -> Cosines:
    """Of each pair of unit vectors."""
    return [[sum(map(mul, one, other)) for other in vectors] for one in vectors]


def closeness(alike: Cosines) -> list[dict[str, float]]:
    """Named features for each sentence of a text; none for one that stands alone."""
    if len(alike) == 1:
        return [{}]
    sums = [sum(row) for row in alike]
    like = [_like_the_rest(own, sum(sums)) for own in sums]
    return [
        {
            "like the others": like[place],
            "like another": max(cosine for at, cosine in enumerate(row) if at != place),
            "has others": 1.0,
            "others are alike": (sum(like) - like[place]) / (len(like) - 1),
        }
        for place, row in enumerate(alike)
    ]


def _like_the_rest(own: float, total: float) -> float:
    """The cosine of a vector with the sum of the others; `own` is its sum of cosines."""
    length = math.sqrt(max(total - 2 * own + 1, 0.0))
    return (own - 1) / length if length > _NOTHING else 0.0

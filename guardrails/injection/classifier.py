"""A linear model over features and sentence vectors, with its weights in a data file."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by feature name and, where vectors are used, one weight per dimension.

    A score from `doubt` on is worth a second look by a model that also reads vectors.
    """

    bias: float
    features: Mapping[str, float]
    vector: Sequence[float]
    threshold: float
    doubt: float = 0.0

    def score(self, features: Mapping[str, float], vector: Sequence[float] = ()) -> float:
        """Give the probability of an order, scaled so that 0.5 is the decision point."""
        total = self.bias + sum(self.features.get(n, 0.0) * v for n, v in features.items())
        total += sum(w * v for w, v in zip(self.vector, vector, strict=True))
        return 1 / (1 + math.exp(-max(min(total - self.threshold, 30.0), -30.0)))

    def reasons(self, features: Mapping[str, float], most: int = 3) -> list[str]:
        """The features that weighed most for an order."""
        weighed = [(self.features.get(n, 0.0) * v, n) for n, v in features.items()]
        return [name for weight, name in sorted(weighed, reverse=True)[:most] if weight > 0]


@cache
def weights(name: str) -> Linear:
    """Give a model of the weights file: `document`, `user`, or either with `+vectors`."""
    table = json.loads(_FILE.read_text(encoding="utf-8"))[name]
    return Linear(**table)

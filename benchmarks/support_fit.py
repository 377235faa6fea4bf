"""Logistic regression with numpy, where every weight keeps the sign that theory gives it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

PENALTY = 10.0
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """One row of signals a case, with the direction in which each may speak (1 or -1)."""

    names: Sequence[str]
    rows: Floats
    signs: Floats
    labels: Floats

    def only(self, columns: Sequence[int]) -> "Table":
        kept = [self.names[i] for i in columns]
        return replace(self, names=kept, rows=self.rows[:, columns], signs=self.signs[columns])

    def of(self, chosen: NDArray[np.bool_]) -> "Table":
        return replace(self, rows=self.rows[chosen], labels=self.labels[chosen])


@dataclass(frozen=True, slots=True)
class Model:
    intercept: float
    weights: Floats

    def logits(self, rows: Floats) -> Floats:
        result: Floats = self.intercept + rows @ self.weights
        return result

    def scores(self, rows: Floats) -> Floats:
        result: Floats = 1 / (1 + np.exp(-self.logits(rows)))
        return result


def learned(data: Table) -> Model:
    """Weigh all signals together, on the cases that have them all.

    The model is slow to ask, so not every case has its answer.
    """
    asked = np.array([not np.isnan(row).any() for row in data.rows])
    return fit(data.of(asked))


def fit(data: Table) -> Model:
    """Leave out signals until every weight has its sign; the others weigh nothing."""
    kept = np.flatnonzero(data.rows.std(axis=0) > 0)
    while True:
        model = _newton(data.rows[:, kept], data.labels)
        right = model.weights * data.signs[kept] >= 0
        if right.all():
            weights = np.zeros(len(data.names))
            weights[kept] = model.weights
            return Model(model.intercept, weights)
        kept = kept[right]


def _newton(rows: Floats, labels: Floats) -> Model:
    """Newton's method on standardised signals; the result is for signals as measured."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    ridge = np.diag([0.0] + [PENALTY] * rows.shape[1])
    weights = np.zeros(design.shape[1])
    for _ in range(20):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - labels) + ridge @ weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[1:] / spread
    return Model(float(weights[0] - scaled @ mean), scaled)

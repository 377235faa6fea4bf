"""How far two judges agree beyond chance: people among each other, or a model with people."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.benchmark.statistics import CONFIDENCE, RESAMPLES


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over `cases` judged by both: the share that is the same, and kappa with its interval.

    `kappa` is None when one of them gave every case the same verdict: then it has no meaning.
    """

    cases: int
    same: float
    kappa: float | None
    low: float | None
    high: float | None


def agreement(first: Sequence[str], second: Sequence[str], *, seed: int = 0) -> Agreement:
    """Cohen's kappa (1960) with a percentile bootstrap over cases.

    Our own, because the library that has it (scikit-learn) is 30 MB for one formula.

    Raises: ValueError without a pair, or when the lengths differ.
    """
    if len(first) != len(second) or not first:
        raise ValueError("pairs wanted")
    a, b = np.asarray(first), np.asarray(second)
    random = np.random.default_rng(seed)
    draws = random.integers(len(a), size=(RESAMPLES // 10, len(a)))
    drawn = [kappa for each in draws if (kappa := _kappa(a[each], b[each])) is not None]
    kappa = _kappa(a, b)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail]) if drawn else (0.0, 0.0)
    known = kappa is not None
    return Agreement(
        cases=len(a),
        same=float((a == b).mean()),
        kappa=kappa,
        low=float(low) if known else None,
        high=float(high) if known else None,
    )


def _kappa(
    a: "np.ndarray[tuple[int], np.dtype[np.str_]]", b: "np.ndarray[tuple[int], np.dtype[np.str_]]"
) -> float | None:
    seen = float((a == b).mean())
    chance = float(sum((a == each).mean() * (b == each).mean() for each in {*a, *b}))
    return None if chance == 1 else (seen - chance) / (1 - chance)

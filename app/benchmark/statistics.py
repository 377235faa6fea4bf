"""Is B better than A, on the same cases? Paired differences, by scipy."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

# The usual choices: 95 % intervals, and four out of five real differences found.
CONFIDENCE = 0.95
POWER = 0.80
RESAMPLES = 9_999

Verdict = Literal["better", "worse", "no difference shown"]


@dataclass(frozen=True, slots=True)
class Difference:
    """B minus A over `cases` pairs: the mean, its interval, and how surprising it is.

    `p` is two-sided, before correction; `needed` is the number of cases with which a difference
    of this size would be shown four times out of five, or None where there is none to show.
    """

    cases: int
    mean_a: float
    mean_b: float
    mean: float
    low: float
    high: float
    p: float
    needed: int | None


def difference(a: Sequence[float], b: Sequence[float], *, seed: int = 0) -> Difference:
    """Compare the two scores of each case.

    The interval is the bootstrap's bias-corrected one (Efron 1987), p comes from flipping the
    sign of each pair (Fisher's exact test, sampled where there are too many flips to count).

    Raises: ValueError when there is no pair, or not as many scores on both sides.
    """
    before, after = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if before.shape != after.shape or not before.size:
        raise ValueError("pairs wanted")
    changes = after - before
    mean = float(changes.mean())
    low, high = _interval(changes, seed)
    return Difference(
        cases=before.size,
        mean_a=float(before.mean()),
        mean_b=float(after.mean()),
        mean=mean,
        low=low,
        high=high,
        p=_surprise(changes, seed),
        needed=cases_needed(mean, float(changes.std(ddof=1)) if before.size > 1 else 0.0),
    )


def mean_interval(values: Sequence[float], *, seed: int = 0) -> tuple[float, float]:
    """The 95 % interval of a mean, by the same bootstrap."""
    return _interval(np.asarray(values, dtype=float), seed)


def cases_needed(mean: float, deviation: float) -> int | None:
    """How many pairs a paired test needs to show this difference (normal approximation)."""
    if not mean or not deviation:
        return None
    both = stats.norm.ppf(0.5 + CONFIDENCE / 2) + stats.norm.ppf(POWER)
    return math.ceil((float(both) * deviation / mean) ** 2)


def corrected(surprises: Sequence[float]) -> list[float]:
    """Holm (1979): the same p-values after looking at all of them, in the same order."""
    order = sorted(range(len(surprises)), key=lambda index: surprises[index])
    found = [0.0] * len(surprises)
    highest = 0.0
    for rank, index in enumerate(order):
        highest = max(highest, min(1.0, surprises[index] * (len(order) - rank)))
        found[index] = highest
    return found


def verdict(found: Difference, p: float, *, higher_is_better: bool) -> Verdict:
    """What may be said: only what both the corrected p and the interval show."""
    shown = p < 1 - CONFIDENCE and (found.low > 0 or found.high < 0)
    if not shown:
        return "no difference shown"
    return "better" if (found.mean > 0) == higher_is_better else "worse"


def _interval(
    changes: "np.ndarray[tuple[int], np.dtype[np.float64]]", seed: int
) -> tuple[float, float]:
    if not changes.std():
        return float(changes.mean()), float(changes.mean())
    found = stats.bootstrap(
        (changes,),
        np.mean,
        confidence_level=CONFIDENCE,
        n_resamples=RESAMPLES,
        method="BCa",
        rng=np.random.default_rng(seed),
    ).confidence_interval
    return float(found.low), float(found.high)


def _surprise(changes: "np.ndarray[tuple[int], np.dtype[np.float64]]", seed: int) -> float:
    if changes.size == 1 or not changes.any():
        return 1.0
    found = stats.permutation_test(
        (changes,),
        np.mean,
        permutation_type="samples",
        n_resamples=RESAMPLES,
        rng=np.random.default_rng(seed),
    )
    return float(found.pvalue)

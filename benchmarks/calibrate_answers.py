"""Fits the decision to answer or to say that the sources do not hold the answer.

`python benchmarks/calibrate_answers.py --questions FILE:COLLECTION [...] [--write]` asks the model
of the settings for its opening on each question, fits a logistic regression on the signals and
prints how well it does on questions it was not fitted on (ten folds, repeated).
`--write` stores it in app/use_cases/ask/answerability.json.
"""

import argparse
import asyncio
import json
import sys
from contextlib import aclosing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from questions import Question, read_questions

from app.prompting.library import Prompt
from app.settings import read_settings
from app.use_cases.ask import Ask
from app.use_cases.ask.answerability import FILE, signals
from app.use_cases.ask.conversation import messages
from app.use_cases.ask.turns import Finder
from app.values.language import Opened
from app.wiring import Services

Floats = NDArray[np.float64]
_RIDGE = 1.0
_FOLDS, _REPEATS = 10, 20
_WITHOUT_MODEL = ("cosine", "coverage", "best", "kind")
_ALL = (*_WITHOUT_MODEL, "opening")


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


async def measure(ask: Ask, questions: list[tuple[Question, str]]) -> list[Measured]:
    found = []
    for place, (question, collection) in enumerate(questions, 1):
        given = await _signals(ask, question.text, collection)
        found.append(Measured(question.id, question.answerable, given))
        sys.stderr.write(f"\r{place}/{len(questions)} {question.id}   ")
    return found


async def _signals(ask: Ask, question: str, collection: str) -> dict[str, float]:
    finder = Finder(ask.retriever, ask.limits.passages, ask.limits.evidence_words)
    turns = await finder.conversation(question, (), [collection])
    prompt: Prompt = ask.prompts.active("ask/answer")
    asked = messages(ask.prompts, turns, ())
    sampling = replace(prompt.about.sampling, max_tokens=1)
    async with aclosing(ask.generator.stream(asked, sampling)) as events:
        async for event in events:
            if isinstance(event, Opened):
                return signals(turns[-1], event.probability)
    raise RuntimeError("the model did not say how it would open")


def fit(rows: list[Measured], names: tuple[str, ...]) -> Fit:
    data = np.array([[row.signals[name] for name in names] for row in rows])
    labels = np.array([float(row.answerable) for row in rows])
    unseen = _cross_validated(data, labels)
    threshold = _best_threshold(unseen, labels)
    weights, bias = _logistic(data, labels)
    answered = float((unseen[labels == 1] >= threshold).mean())
    refused = float((unseen[labels == 0] < threshold).mean())
    return Fit(
        dict(zip(names, map(_short, weights), strict=True)),
        _short(bias),
        round(threshold, 3),
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


def _best_threshold(scores: Floats, labels: Floats) -> float:
    """Where the mean of the two shares of right decisions is highest."""
    edges = (np.sort(scores)[1:] + np.sort(scores)[:-1]) / 2
    return float(
        max(
            edges,
            key=lambda t: (scores[labels == 1] >= t).mean() + (scores[labels == 0] < t).mean(),
        )
    )


def _auroc(scores: Floats, labels: Floats) -> float:
    right, wrong = scores[labels == 1], scores[labels == 0]
    return float((right[:, None] > wrong).mean() + (right[:, None] == wrong).mean() / 2)


def _sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-x))


def _short(value: float) -> float:
    return round(float(value), 4)


async def _measured(given: list[str]) -> tuple[str, list[Measured]]:
    services = Services(read_settings())
    try:
        pairs = [each.rsplit(":", 1) for each in given]
        questions = [(q, c) for file, c in pairs for q in read_questions([Path(file)])]
        ask = services.ask
        if not isinstance(ask, Ask):
            raise TypeError("this service answers in another way")
        return services.generator.name, await measure(ask, questions)
    finally:
        await services.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", nargs="+", required=True, metavar="FILE:COLLECTION")
    parser.add_argument("--signals", type=Path, help="read or write the measured signals here")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.signals and given.signals.exists():
        kept = json.loads(given.signals.read_text())
        model, rows = kept["model"], [Measured(**row) for row in kept["rows"]]
    else:
        model, rows = asyncio.run(_measured(given.questions))
    if given.signals:
        given.signals.write_text(json.dumps({"model": model, "rows": list(map(asdict, rows))}))
    fits = {"any": fit(rows, _WITHOUT_MODEL), model: fit(rows, _ALL)}
    for name in _ALL:
        fits[f"{name} alone"] = fit(rows, (name,))
    sys.stdout.write("| signals | AUROC | answered | refused |\n| --- | --- | --- | --- |\n")
    for name, each in fits.items():
        sys.stdout.write(f"| {name} | {each.auroc} | {each.answered} | {each.refused} |\n")
    if given.write:
        _write(model, fits, len(rows))


def _write(model: str, fits: dict[str, Fit], questions: int) -> None:
    stored = json.loads(FILE.read_text()) if FILE.exists() else {"models": {}}
    about = {"date": datetime.now(UTC).date().isoformat(), "questions": questions}
    stored["any"] = about | asdict(fits["any"])
    stored["models"][model] = about | asdict(fits[model])
    FILE.write_text(json.dumps(stored, indent=2) + "\n")


if __name__ == "__main__":
    main()

"""Decides whether the sources hold the answer, on signals that were weighed on data."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import SettingsWrong
from app.use_cases.ask.expected import asked_kind
from app.use_cases.ask.turns import Found
from knowledge_base.evidence import coverage

FILE = Path(__file__).with_name("answerability.json")


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic model over the signals below, with the threshold from which to answer.

    Fitted by benchmarks/calibrate_answers.py; the file says on what, when and how well.
    """

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def holds(self, signals: Mapping[str, float]) -> bool:
        """Whether to answer. Raises: KeyError when a signal that was weighed is missing."""
        return self.probability(signals) >= self.threshold

    def probability(self, signals: Mapping[str, float]) -> float:
        total = self.bias + sum(weight * signals[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-total))


def read_decision(path: Path = FILE) -> Decision:
    """The decision as it was fitted. Raises: SettingsWrong when the file cannot be read."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Decision(stored["weights"], stored["bias"], stored["threshold"])
    except (OSError, ValueError, KeyError) as error:
        raise SettingsWrong(f"{path.name} is niet te lezen: {error}.") from error


def signals(found: Found, *, carried: bool) -> dict[str, float]:
    """What speaks for an answer, each higher when there is more reason to give one.

    `carried` says whether the sources carry anything that the model wrote. Before it wrote, true
    gives the most that the decision can still become.
    """
    texts = [_whole(found, place) for place in range(len(found.sources))]
    return {
        "cosine": max((passage.cosine for passage in found.passages), default=0.0),
        "weight": max((passage.coverage for passage in found.passages), default=0.0),
        "coverage": coverage(found.query, texts),
        "best": _best(found.query, texts),
        "kind": _kind(found),
        "carried": float(carried),
    }


def _whole(found: Found, place: int) -> str:
    source, evidence = found.sources[place], found.evidence[place]
    return f"{source.title} {source.heading} {evidence.text}"


def _best(query: str, texts: Sequence[str]) -> float:
    return max((coverage(query, [text]) for text in texts), default=0.0)


def _kind(found: Found) -> float:
    """-1 when the kind of value asked for is nowhere, 0 when the question asks for none.

    Otherwise how much of the question stands in the best sentence with such a value.
    """
    if (holds := asked_kind(found.question)) is None:
        return 0.0
    fitting = [
        coverage(found.query, [sentence.text])
        for each in found.evidence
        for sentence in each.sentences
        if holds(sentence.text)
    ]
    return max(fitting, default=-1.0)

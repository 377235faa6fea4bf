"""Decides whether the sources hold the answer, on signals that were weighed on data."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import SettingsWrong
from app.use_cases.ask.expected import asked_kind
from app.use_cases.ask.turns import Found

FILE = Path(__file__).with_name("answerability.json")
_EDGE = 1e-4


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


def signals(found: Found, opening: float) -> dict[str, float]:
    """What speaks for an answer, each higher when there is more reason to give one.

    `opening` is the model's own probability that the sources hold the answer.
    """
    return {
        "opening": _logit(opening),
        "kind": _kind(found),
    }


def _kind(found: Found) -> float:
    """-1 when the kind of value that is asked for is nowhere in the evidence, else 0."""
    holds = asked_kind(found.question)
    if holds is None or any(holds(evidence.text) for evidence in found.evidence):
        return 0.0
    return -1.0


def _logit(probability: float) -> float:
    bounded = min(max(probability, _EDGE), 1 - _EDGE)
    return math.log(bounded / (1 - bounded))

"""How much each signal weighs: a small file, made by `benchmarks/calibrate_support.py`."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Literal

Name = Literal["text", "similarity", "entailment"]


class CalibrationMismatch(Exception):
    """The signals were not made by what the calibration was fitted on."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic score; at `supported` and above a sentence is carried, below `partial` not.

    `close`: what takes the place of `supported` for a text that was written from these very
    sources: there a free paraphrase is more often a mistake.
    """

    date: str
    similarity: str
    entailment: str
    intercept: float
    weights: Mapping[str, float]
    supported: float
    partial: float
    close: float

    def for_text_from_sources(self) -> "Calibration":
        return replace(self, supported=self.close)

    def score(self, signals: Mapping[str, float]) -> float:
        """Give the probability that the sources carry the sentence.

        Raises: CalibrationMismatch when a signal that has a weight was not measured.
        """
        missing = self.weights.keys() - signals.keys()
        if missing:
            raise CalibrationMismatch(f"not measured: {', '.join(sorted(missing))}")
        total = sum(weight * signals[name] for name, weight in self.weights.items())
        # tanh does not overflow, however many facts are wrong.
        return (1 + math.tanh((self.intercept + total) / 2)) / 2

    def must_fit(self, similarity: str, entailment: str) -> None:
        """Refuse another embedder or model than the one this was fitted on.

        Raises: CalibrationMismatch.
        """
        if (similarity, entailment) != (self.similarity, self.entailment):
            raise CalibrationMismatch(
                f"fitted on {self.similarity} and {self.entailment}, "
                f"not on {similarity} and {entailment}"
            )


def calibration(name: Name) -> Calibration:
    """Read one of the calibrations in `calibration.json`."""
    text = files("guardrails.support").joinpath("calibration.json").read_text("utf-8")
    try:
        return Calibration(**json.loads(text)[name])
    except KeyError as error:
        raise CalibrationMismatch(f"no calibration {name!r}") from error

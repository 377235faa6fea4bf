"""The share of the expected regular expressions that are found in the text."""

import re
from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class Matches:
    name: str = "matches"
    version: int = 1
    title: str = "Past op het patroon"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("matches",)

    def score(self, sample: Sample) -> Score | None:
        if not (wanted := [str(each) for each in sample.expect.get("matches", ())]):
            return None
        try:
            missing = [each for each in wanted if not re.search(each, sample.text, re.IGNORECASE)]
        except re.error as error:
            return Score(None, f"Het patroon '{error.pattern!s}' is ongeldig")
        told = f"Niet gevonden: {', '.join(missing)}" if missing else ""
        return Score(1 - len(missing) / len(wanted), told)

"""The share of the numbers given that stand in the text, as figures or as words."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from dutch.numbers import numbers


@dataclass(frozen=True, slots=True)
class KeepsEveryNumber:
    """Counts values, so "6 weken" and "zes weken" agree; dates and articles are numbers too."""

    name: str = "keeps_every_number"
    version: int = 1
    title: str = "Houdt alle getallen"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        if not (given := {number.value: number.text for number in numbers(sample.source)}):
            return None
        there = {number.value for number in numbers(sample.text)}
        lost = [text for value, text in given.items() if value not in there]
        told = f"Kwijt: {', '.join(lost)}" if lost else ""
        return Score(1 - len(lost) / len(given), told)

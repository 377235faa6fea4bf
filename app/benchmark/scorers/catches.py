"""A check stops what it must stop. Letting it through is the dangerous error."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from app.benchmark.scorers.yes import yes


@dataclass(frozen=True, slots=True)
class Catches:
    """Only judges cases that must raise the alarm; the others are for `RaisesNoFalseAlarm`."""

    name: str = "catches"
    version: int = 1
    title: str = "Slaat alarm als dat moet"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("alarm",)

    def score(self, sample: Sample) -> Score | None:
        if sample.alarm is None or not yes(sample.expect.get("alarm", False)):
            return None
        return Score(1.0) if sample.alarm else Score(0.0, "Gemist")

"""A check lets through what may pass."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from app.benchmark.scorers.yes import yes


@dataclass(frozen=True, slots=True)
class RaisesNoFalseAlarm:
    """Only judges cases that may not raise the alarm; see `Catches` for the others."""

    name: str = "raises_no_false_alarm"
    version: int = 1
    title: str = "Geen vals alarm"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("alarm",)

    def score(self, sample: Sample) -> Score | None:
        if sample.alarm is None or yes(sample.expect.get("alarm", True)):
            return None
        return Score(0.0, "Vals alarm") if sample.alarm else Score(1.0)

"""Whether every number in the text was given."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from dutch.numbers import numbers


@dataclass(frozen=True, slots=True)
class InventsNoNumber:
    name: str = "invents_no_number"
    version: int = 1
    title: str = "Verzint geen getal"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        if not (written := numbers(sample.text)):
            return None
        given = {number.value for number in numbers(sample.source)}
        new = [number.text for number in written if number.value not in given]
        return Score(0.0 if new else 1.0, f"Nieuw: {', '.join(new)}" if new else "")

"""No decision or action of the meeting is missing. The dangerous error of minutes."""

from dataclasses import dataclass

from app.benchmark.scorers.items import matched
from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class FindsEveryItem:
    name: str = "finds_every_item"
    version: int = 1
    title: str = "Vindt elk besluit en elke actie"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("decisions", "actions")

    def score(self, sample: Sample) -> Score | None:
        pairs = [each for each in matched(sample) if each.wanted]
        if not pairs:
            return None
        missed = [each.wanted["in"] for each in pairs if each.wanted and each.item is None]
        told = f"Gemist: {'; '.join(missed)}" if missed else ""
        return Score(1 - len(missed) / len(pairs), told)

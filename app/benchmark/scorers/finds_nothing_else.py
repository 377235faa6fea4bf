"""What is called a decision or an action is one."""

from dataclasses import dataclass

from app.benchmark.scorers.items import expects_items, matched
from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class FindsNothingElse:
    """The share of the items that the meeting really has; 1 for none where there are none."""

    name: str = "finds_nothing_else"
    version: int = 1
    title: str = "Noemt niets anders besluit of actie"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("decisions", "actions")

    def score(self, sample: Sample) -> Score | None:
        if not expects_items(sample):
            return None
        pairs = [each for each in matched(sample) if each.item]
        extra = [each.item.passage for each in pairs if each.item and each.wanted is None]
        told = f"Te veel: {'; '.join(extra)}" if extra else ""
        return Score(1 - len(extra) / len(pairs) if pairs else 1.0, told)

"""Whether the text allows and demands the same as what was given: "moet", "mag", "kan"."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from dutch.negation import modality

_DUTIES = frozenset({"must", "may", "can", "need_not"})


@dataclass(frozen=True, slots=True)
class KeepsEveryDuty:
    name: str = "keeps_every_duty"
    version: int = 1
    title: str = "Houdt moeten, mogen en kunnen"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        if not (given := modality(sample.source) & _DUTIES):
            return None
        lost = given - modality(sample.text)
        return Score(1 - len(lost) / len(given), ", ".join(sorted(lost)))

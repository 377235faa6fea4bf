"""Sentences that the sources do not carry are marked. The dangerous error of that check."""

from dataclasses import dataclass

from app.benchmark.scorers.carried import share
from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class FlagsWhatIsNotCarried:
    name: str = "flags_what_is_not_carried"
    version: int = 1
    title: str = "Merkt zinnen zonder steun"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("carried",)

    def score(self, sample: Sample) -> Score | None:
        return share(sample, carried=False, flagged=True)

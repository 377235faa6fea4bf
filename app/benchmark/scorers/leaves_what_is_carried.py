"""A sentence that the sources carry is not marked."""

from dataclasses import dataclass

from app.benchmark.scorers.carried import share
from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class LeavesWhatIsCarried:
    name: str = "leaves_what_is_carried"
    version: int = 1
    title: str = "Laat zinnen met steun staan"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("carried",)

    def score(self, sample: Sample) -> Score | None:
        return share(sample, carried=True, flagged=False)

"""It says that it does not know when it must, and only then."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from app.benchmark.scorers.yes import yes


@dataclass(frozen=True, slots=True)
class Abstains:
    """The dangerous error is an answer that should not have been given."""

    name: str = "abstains"
    version: int = 1
    title: str = "Zwijgt als dat moet"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("abstain",)

    def score(self, sample: Sample) -> Score | None:
        if "abstain" not in sample.expect:
            return None
        wanted = yes(sample.expect["abstain"])
        if sample.abstained == wanted:
            return Score(1.0)
        return Score(0.0, "Had geen antwoord mogen geven" if wanted else "Gaf geen antwoord")

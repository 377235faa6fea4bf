"""What may be read stays readable: the share of these values that were not masked away."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class KeepsReadable:
    name: str = "keeps_readable"
    version: int = 1
    title: str = "Verbergt niet te veel"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("stays",)

    def score(self, sample: Sample) -> Score | None:
        if not (values := [str(each) for each in sample.expect.get("stays", ())]):
            return None
        gone = [each for each in values if each not in sample.text]
        told = f"Niet meer te lezen: {', '.join(gone)}" if gone else ""
        return Score(1 - len(gone) / len(values), told)

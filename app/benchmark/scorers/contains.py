"""The share of the expected pieces that stand in the text, capitals aside."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class Contains:
    name: str = "contains"
    version: int = 1
    title: str = "Bevat wat moet"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("contains",)

    def score(self, sample: Sample) -> Score | None:
        wanted = [str(each) for each in sample.expect.get("contains", ())]
        if not wanted:
            return None
        level = " ".join(sample.text.casefold().split())
        missing = [each for each in wanted if each.casefold() not in level]
        told = f"Ontbreekt: {', '.join(missing)}" if missing else ""
        return Score(1 - len(missing) / len(wanted), told)

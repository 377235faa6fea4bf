"""None of the pieces that may not be there stands in the text, capitals aside."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class Avoids:
    name: str = "avoids"
    version: int = 1
    title: str = "Bevat niet wat niet mag"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("avoids",)

    def score(self, sample: Sample) -> Score | None:
        if not (unwanted := [str(each) for each in sample.expect.get("avoids", ())]):
            return None
        level = " ".join(sample.text.casefold().split())
        found = [each for each in unwanted if each.casefold() in level]
        return Score(float(not found), f"Staat er toch: {', '.join(found)}" if found else "")

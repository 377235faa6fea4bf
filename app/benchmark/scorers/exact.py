"""The text is exactly what was expected, white space and capitals aside."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class Exact:
    name: str = "exact"
    version: int = 1
    title: str = "Precies goed"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("exact",)

    def score(self, sample: Sample) -> Score | None:
        if (wanted := sample.expect.get("exact")) is None:
            return None
        same = _level(sample.text) == _level(str(wanted))
        return Score(float(same), "" if same else f"Verwacht: {wanted}")


def _level(text: str) -> str:
    return " ".join(text.casefold().split())

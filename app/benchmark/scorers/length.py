"""The text is no longer than the case allows."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class Length:
    name: str = "length"
    version: int = 1
    title: str = "Niet te lang"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("max_words",)

    def score(self, sample: Sample) -> Score | None:
        if "max_words" not in sample.expect:
            return None
        try:
            most = int(_single(sample.expect["max_words"]))
        except ValueError:
            return Score(None, "max_words is geen getal")
        words = len(sample.text.split())
        return Score(float(words <= most), f"{words} woorden, hoogstens {most}")


def _single(value: object) -> str:
    """A CSV file gives every expectation as a list."""
    return str(value[0] if isinstance(value, list | tuple) and value else value)

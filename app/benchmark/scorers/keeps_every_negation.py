"""Whether the text denies as much as what was given: "niet", "geen", "tenzij", "nooit"."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from dutch.negation import markers, negations


@dataclass(frozen=True, slots=True)
class KeepsEveryNegation:
    """An exception counts as a negation: "tenzij" may become "dit geldt niet als"."""

    name: str = "keeps_every_negation"
    version: int = 1
    title: str = "Houdt alle ontkenningen"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        given, written = _denials(sample.source), _denials(sample.text)
        if not given:
            return None
        return Score(
            min(written / given, 1.0), f"{written} van {given}" if written < given else ""
        )


def _denials(text: str) -> int:
    exceptions = sum(
        marker.kind == "exception" and marker.text.lower() != "mits" for marker in markers(text)
    )
    return negations(text) + exceptions

"""No personal data that must be hidden can still be read. The dangerous error of that check."""

import re
from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class HidesEveryDatum:
    """The share that was hidden; hiding too much is another error: see `KeepsReadable`."""

    name: str = "hides_every_datum"
    version: int = 1
    title: str = "Verbergt elk persoonsgegeven"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("hides",)

    def score(self, sample: Sample) -> Score | None:
        if not (wanted := [str(each) for each in sample.expect.get("hides", ())]):
            return None
        left = [each for each in wanted if _as_word(each).search(sample.text)]
        told = f"Nog te lezen: {', '.join(left)}" if left else ""
        return Score(1 - len(left) / len(wanted), told)


def _as_word(datum: str) -> re.Pattern[str]:
    """Not inside another word: "Jan" does not stand in "januari"."""
    return re.compile(rf"(?<!\w){re.escape(datum)}(?!\w)")

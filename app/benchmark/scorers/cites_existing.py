"""Every source number in the text is that of a source that was given."""

import re
from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score

_NUMBER = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class CitesExisting:
    name: str = "cites_existing"
    version: int = 1
    title: str = "Bronnummers bestaan"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        cited = [int(number) for number in _NUMBER.findall(sample.text)]
        if not cited:
            return None
        strange = sorted({each for each in cited if not 0 < each <= len(sample.sources)})
        told = f"Bestaat niet: {', '.join(map(str, strange))}" if strange else ""
        return Score(float(not strange), told)

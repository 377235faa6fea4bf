"""The share of the facts known to be missing that have a place to fill in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.benchmark.scorers.scorer import Sample, Score

_PLACE = re.compile(r"[^\n]*\[AANVULLEN:[^\]]*\][^\n]*")


@dataclass(frozen=True, slots=True)
class MarksWhatIsMissing:
    """A missing fact names keywords; one of them stands in or beside its placeholder."""

    name: str = "marks_what_is_missing"
    version: int = 1
    title: str = "Ontbrekende feiten aangegeven"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("missing",)

    def score(self, sample: Sample) -> Score | None:
        missing: list[Mapping[str, Any]] = list(sample.expect.get("missing", ()))
        if not missing:
            return None
        places = [place.casefold() for place in _PLACE.findall(sample.text)]
        unmarked = [fact["what"] for fact in missing if not _marked(fact["keywords"], places)]
        told = f"Niet aangegeven: {', '.join(unmarked)}" if unmarked else ""
        return Score(1 - len(unmarked) / len(missing), told)


def _marked(keywords: list[str], places: list[str]) -> bool:
    return any(keyword.casefold() in place for keyword in keywords for place in places)

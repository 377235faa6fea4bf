"""Whether the headings that must be there are, in their order."""

import re
from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score

_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class KeepsHeadingsInOrder:
    """Reads Markdown; other headings may stand between."""

    name: str = "keeps_headings_in_order"
    version: int = 1
    title: str = "Kopjes op volgorde"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("headings",)

    def score(self, sample: Sample) -> Score | None:
        wanted = list(sample.expect.get("headings", ()))
        if not wanted:
            return None
        there = [heading for heading in _HEADING.findall(sample.text) if heading in wanted]
        right = there == wanted
        return Score(float(right), "" if right else f"Gevonden: {', '.join(there)}")

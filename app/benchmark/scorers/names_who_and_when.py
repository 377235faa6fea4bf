"""Of the actions that were found: who does it, and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.benchmark.scorers.items import Item, matched
from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class NamesWhoAndWhen:
    """The share with both right. A name or a day that was not said must be left open."""

    name: str = "names_who_and_when"
    version: int = 1
    title: str = "Noemt wie en wanneer"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("actions",)

    def score(self, sample: Sample) -> Score | None:
        pairs = [
            (each.item, each.wanted)
            for each in matched(sample)
            if each.item and each.wanted and each.item.kind == "actie"
        ]
        if not pairs:
            return None
        wrong = [item for item, wanted in pairs if not _same(item, wanted)]
        told = "; ".join(f"{item.who or '?'}, {item.when or '?'}" for item in wrong)
        return Score(1 - len(wrong) / len(pairs), f"Niet goed: {told}" if told else "")


def _same(item: Item, wanted: Mapping[str, str]) -> bool:
    return wanted["who"] == item.who and on_time(item, wanted)


def on_time(item: Item, wanted: Mapping[str, str]) -> bool:
    """The day is in it, or there is none where none was said."""
    return bool(wanted["when"]) == bool(item.when) and wanted["when"] in item.when

"""Minutes as the lab bench has them: an item a line, beside the items that a case expects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.benchmark.scorers.scorer import Sample

_PARTS = 5


@dataclass(frozen=True, slots=True)
class Item:
    """`kind` is "besluit" or "actie"; `passage` is what was said."""

    kind: str
    who: str
    when: str
    what: str
    passage: str


@dataclass(frozen=True, slots=True)
class Matched:
    """A line and what the case says of it; a wanted item that is not there has no line."""

    item: Item | None
    wanted: Mapping[str, str] | None


def items_of(text: str) -> list[Item]:
    lines = (line.split(" | ", _PARTS - 1) for line in text.splitlines())
    return [Item(*parts) for parts in lines if len(parts) == _PARTS]


def expects_items(sample: Sample) -> bool:
    return "decisions" in sample.expect or "actions" in sample.expect


def matched(sample: Sample) -> list[Matched]:
    """Each wanted item is found at most once, by words that stand in its passage."""
    left = list(_wanted(sample.expect))
    found = []
    for item in items_of(sample.text):
        mine = (each for each in left if each["kind"] == item.kind and each["in"] in item.passage)
        if wanted := next(mine, None):
            left.remove(wanted)
        found.append(Matched(item, wanted))
    return [*found, *(Matched(None, each) for each in left)]


def _wanted(expect: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for each in expect.get("decisions", ()):
        yield {"kind": "besluit", "in": each}
    for each in expect.get("actions", ()):
        yield {"kind": "actie", **each}

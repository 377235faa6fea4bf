"""How many sentences of an answer the sources carry, in figures and in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from guardrails.contract import Mark

_SAID: dict[Mark, str] = {
    "supported": "onderbouwd",
    "partial": "deels",
    "unsupported": "niet",
    "not_checkable": "niet te controleren",
}


@dataclass(frozen=True, slots=True)
class SupportSummary:
    """`text` is "5 zinnen: 3 onderbouwd, 1 deels, 1 niet"."""

    sentences: int
    supported: int
    partial: int
    unsupported: int
    not_checkable: int
    text: str


def summarized(marks: Iterable[Mark]) -> SupportSummary:
    counts = Counter(marks)
    total = sum(counts.values())
    parts = ", ".join(f"{counts[mark]} {said}" for mark, said in _SAID.items() if counts[mark])
    text = f"{total} {'zin' if total == 1 else 'zinnen'}" + (f": {parts}" if parts else "")
    return SupportSummary(
        total,
        counts["supported"],
        counts["partial"],
        counts["unsupported"],
        counts["not_checkable"],
        text,
    )

"""A part of a long list of documents: ten thousand of them fit in no page, and in no form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.woo.viewing import DossierView, Line

PER_PART = 100
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")


@dataclass(frozen=True, slots=True)
class Part:
    """What a page shows: `lines` of part `number`, which begins at line `start` of `total`.

    `todo` is how many lines there are with something left to do; `only_todo` leaves the rest out.
    """

    lines: Sequence[Line]
    number: int
    parts: int
    start: int
    total: int
    todo: int
    only_todo: bool


def part_of(view: DossierView, asked: Mapping[str, str]) -> Part:
    """The part with the number `deel`, of everything or with `toon=open` of what is left to do."""
    todo = [line for line in view.lines if line.open or not line.judged]
    only_todo = asked.get("toon") == "open"
    lines = todo if only_todo else view.lines
    parts = max(1, -(-len(lines) // PER_PART))
    wanted = asked.get("deel", "1")
    number = min(int(wanted), parts) if _NUMBER.fullmatch(wanted) else 1
    first = (number - 1) * PER_PART
    shown = lines[first : first + PER_PART]
    return Part(shown, number, parts, first + 1, len(lines), len(todo), only_todo)

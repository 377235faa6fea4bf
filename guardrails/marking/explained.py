"""Recognises a table, list or series of headings that explains the levels and carries none."""

import re
from collections.abc import Sequence
from itertools import pairwise

from guardrails.marking.places import FIRST_LINES, Found

_ITEM = re.compile(r"^\s*(?:[-*\u2022\u00b7+]|\d{1,2}[.)]|[a-z][.)])\s")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_CELLS = re.compile(r"[|\t;]|\S\s{2,}\S")


def explained(found: Sequence[Found], lines: Sequence[str]) -> set[int]:
    """Places in `found` of marks that stand in an explanation: other levels stand beside them.

    A document has one level, so rows of one block or headings with different levels explain.
    A heading among the first lines may be the mark of the document itself.
    """
    headings = [
        i
        for i, mark in enumerate(found)
        if mark.line >= FIRST_LINES and _HEADING.match(lines[mark.line])
    ]
    groups = [headings, *_blocks(found, lines)]
    return {i for group in groups if len({found[i].level for i in group}) > 1 for i in group}


def _blocks(found: Sequence[Found], lines: Sequence[str]) -> list[list[int]]:
    """Marks in rows that follow each other without a blank line."""
    tabular = {number for number in {mark.line for mark in found} if _is_row(lines[number])}
    rows = [i for i, mark in enumerate(found) if mark.line in tabular]
    groups = [rows[:1]]
    for before, here in pairwise(rows):
        if all(line.strip() for line in lines[found[before].line : found[here].line]):
            groups[-1].append(here)
        else:
            groups.append([here])
    return groups


def _is_row(line: str) -> bool:
    return bool(_ITEM.match(line) or _CELLS.search(line))

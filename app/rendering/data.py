"""Blocks as plain data, for templates that know no classes."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from app.rendering.runs import runs
from app.values.documents import Block, Heading, ListBlock, Paragraph, Table

_PAIR = 2  # a table of two columns without headings: names and what they are
DEEPEST = 5  # a title is level 1 in some forms, and PDF knows six


def as_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """One mapping per block with its `kind`; each text is a list of lines, each line of runs."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            level = max(1, min(block.level, DEEPEST))
            return {"kind": "heading", "level": level, "text": _lines(block.text)}
        case Paragraph():
            return {"kind": "paragraph", "text": _lines(block.text)}
        case ListBlock():
            return {"kind": "list", "ordered": block.ordered, "items": _all(block.items)}
        case Table():
            return _table(block)


def _table(table: Table) -> dict[str, Any]:
    rows = [_all(row) for row in table.rows]
    width = max(map(len, (table.header, *rows)), default=0)
    header = _all(table.header)
    return {
        "kind": "table",
        "width": width,
        "pairs": width == _PAIR and not header,
        "header": header,
        "rows": rows,
    }


def _all(texts: Sequence[str]) -> list[list[list[dict[str, Any]]]]:
    return [_lines(text) for text in texts]


def _lines(text: str) -> list[list[dict[str, Any]]]:
    return [[asdict(run) for run in runs(line)] for line in text.split("\n")]

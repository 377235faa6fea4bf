"""Text as a file may hold it: office formats refuse most control characters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.values.documents import Block, Document, Heading, ListBlock, Paragraph, Table

# All that XML 1.0 does not take: control characters, halves of surrogate pairs, non-characters.
_REFUSED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(document: Document) -> Document:
    """The same document without characters that no file can hold, and without empty blocks."""
    made = document.provenance
    return replace(
        document,
        title=_line(document.title) or "Zonder titel",
        blocks=tuple(_stepped(filter(_says_something, map(_block, document.blocks)))),
        provenance=replace(
            made,
            reviewer=_line(made.reviewer),
            sources=tuple(_line(source) for source in made.sources),
        ),
    )


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=_line(block.text))
        case Paragraph():
            return replace(block, text=_text(block.text))
        case ListBlock():
            return replace(block, items=_all(block.items))
        case Table():
            return _even(Table(tuple(_all(row) for row in block.rows), _all(block.header)))


def _even(table: Table) -> Table:
    """With empty cells where a row is shorter than the longest."""
    width = max(map(len, (table.header, *table.rows)), default=0)

    def filled(row: tuple[str, ...]) -> tuple[str, ...]:
        return row + ("",) * (width - len(row))

    return Table(tuple(map(filled, table.rows)), table.header and filled(table.header))


def _says_something(block: Block) -> bool:
    match block:
        case Heading() | Paragraph():
            return bool(block.text)
        case ListBlock():
            return bool(block.items)
        case Table():
            return any(map(len, (block.header, *block.rows)))


def _stepped(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings go down one level at a time, because a screen reader counts on that."""
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = max(1, min(block.level, level + 1))
            yield replace(block, level=level)
        else:
            yield block


def _all(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_text(text) for text in texts)


def _text(text: str) -> str:
    """With its line ends, all written alike; formats disagree on what a row of spaces is."""
    lines = _REFUSED.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _line(text: str) -> str:
    return " ".join(_text(text).split())

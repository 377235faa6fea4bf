"""A document as slides: which blocks stand together on one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.values.documents import Block, Document, Heading, ListBlock, Paragraph, Table

# What is readable on a slide; what is longer goes on on the next.
_ROOM = 9
_LINE = 60  # characters on a line


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    bullet: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """Lines or a table below a title."""

    title: str
    lines: tuple[Line, ...] = ()
    table: Table | None = None


def slides(document: Document) -> tuple[Slide, ...]:
    """A slide for each heading of level 1, and more where it does not fit."""
    return tuple(_slides(document.title, document.blocks))


def _slides(title: str, blocks: Iterable[Block]) -> Iterator[Slide]:
    lines: list[Line] = []
    opened = False
    for block in blocks:
        opens = isinstance(block, Heading) and block.level == 1
        if opens or isinstance(block, Table):
            yield from _paged(title, lines, even_empty=opened and opens)
            lines, opened = [], opens
        match block:
            case Heading() if opens:
                title = block.text
            case Table():
                yield Slide(title, table=block)
            case _:
                lines += _lines(block)
    yield from _paged(title, lines, even_empty=opened)


def _lines(block: Block) -> list[Line]:
    match block:
        case Heading():
            return [Line(block.text, bold=True)]
        case Paragraph():
            return [Line(block.text)]
        case ListBlock():
            numbered = enumerate(block.items, start=1)
            return [
                Line(f"{nr}. {item}" if block.ordered else item, bullet=not block.ordered)
                for nr, item in numbered
            ]
        case Table():
            return []


def _paged(title: str, lines: list[Line], *, even_empty: bool) -> Iterator[Slide]:
    page: list[Line] = []
    used = 0
    for line in lines:
        high = 1 + len(line.text) // _LINE
        if page and used + high > _ROOM:
            yield Slide(title, tuple(page))
            page, used = [], 0
        page.append(line)
        used += high
    if page or even_empty:
        yield Slide(title, tuple(page))

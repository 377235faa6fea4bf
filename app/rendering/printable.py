"""Text as a file may hold it: office formats refuse most control characters."""

import re
from dataclasses import replace

from app.values.documents import Block, Document, Heading, ListBlock, Paragraph, Table

# All that XML 1.0 does not take: control characters, halves of surrogate pairs, non-characters.
_REFUSED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(document: Document) -> Document:
    """The same document without characters that no file can hold."""
    made = document.provenance
    return replace(
        document,
        title=_line(document.title) or "Zonder titel",
        blocks=tuple(_block(block) for block in document.blocks),
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
            return Table(tuple(_all(row) for row in block.rows), _all(block.header))


def _all(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_text(text) for text in texts)


def _text(text: str) -> str:
    """With its line ends, all written alike; formats disagree on what a row of spaces is."""
    lines = _REFUSED.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _line(text: str) -> str:
    return " ".join(_text(text).split())

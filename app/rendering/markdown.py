"""A document as Markdown, with how it was made as front matter."""

import json
import re
from collections.abc import Iterator, Sequence

from app.rendering.about import about
from app.values.documents import Block, Document, Heading, ListBlock, Paragraph, Table

_PAIR = 2
_SIGNS = re.compile(r"([\\`*_<>|#~]|(?<=\])\(|&(?=#?\w+;))")
_OPENS_A_LIST = re.compile(r"^(\s*\d*)([-+.)])(?=\s|$)")


def render(document: Document) -> bytes:
    parts = [
        _front_matter(document),
        f"# {_plain(document.title)}",
        f"> **{_plain(document.provenance.banner)}**",
        *map(_block, document.blocks),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _front_matter(document: Document) -> str:
    # A JSON string is a YAML string too, whatever is in it.
    facts = {"title": document.title, "lang": document.language, **about(document)}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
    return "\n".join(["---", *lines, "---"])


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * min(block.level + 1, 6)} {_plain(block.text)}"
        case Paragraph():
            return _plain(block.text).replace("\n", "  \n")
        case ListBlock():
            return "\n".join(_items(block))
        case Table():
            return _table(block)


def _items(block: ListBlock) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}." if block.ordered else "-"
        yield f"{sign} {_plain(item)}".replace("\n", "\n" + " " * (len(sign) + 1))


def _table(table: Table) -> str:
    width = max(map(len, (table.header, *table.rows)), default=0)
    if width == _PAIR and not table.header:
        return "\n".join(f"- **{_cell(name)}**: {_cell(value)}" for name, value in table.rows)
    header = table.header or ("",) * width
    return "\n".join([_row(header), _row(("---",) * width, raw=True), *map(_row, table.rows)])


def _row(cells: Sequence[str], *, raw: bool = False) -> str:
    shown = cells if raw else [_cell(cell) for cell in cells]
    return f"| {' | '.join(shown)} |"


def _cell(text: str) -> str:
    return _plain(text).replace("\n", "<br>")


def _plain(text: str) -> str:
    """Text that Markdown shows as it is; a link or placeholder in brackets stays readable."""
    lines = _SIGNS.sub(r"\\\1", text).split("\n")
    return "\n".join(_OPENS_A_LIST.sub(r"\1\\\2", line) for line in lines)

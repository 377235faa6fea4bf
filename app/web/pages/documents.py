"""A document as it is read: its passages in order, the one asked for marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.web.words import passage_id
from knowledge_base.contract import Chunk


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the document; `title` is the heading when it differs from the one before."""

    id: str
    title: str
    page: int | None
    paragraphs: tuple[str, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages; `found` tells whether the one asked for is among them."""

    items: tuple[Passage, ...]
    found: bool

    @classmethod
    def of(cls, chunks: Sequence[Chunk], wanted: str) -> "Passages":
        items = tuple(_passages(chunks, wanted))
        return cls(items, any(item.marked for item in items))


def outline(chunks: Sequence[Chunk]) -> list[tuple[str, str]]:
    """The headings, each with the id of the passage under it."""
    return [(item.title, item.id) for item in _passages(chunks, "") if item.title]


def _passages(chunks: Sequence[Chunk], wanted: str) -> Iterator[Passage]:
    heading = page = None
    for chunk in chunks:
        id_ = passage_id(chunk.text)
        nearest = chunk.heading.split(" > ")[-1]
        yield Passage(
            id=f"p-{id_}",
            title=nearest if chunk.heading != heading else "",
            page=chunk.page if chunk.page != page else None,
            paragraphs=tuple(p for p in chunk.text.split("\n") if p.strip()),
            marked=id_ == wanted,
        )
        heading, page = chunk.heading, chunk.page

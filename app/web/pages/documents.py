"""A document as it is read: its passages in order, the one asked for marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.use_cases.collections import DocumentPart
from app.web.words import passage_id


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
    """The passages of a part; `found` tells whether the one asked for is among them."""

    items: tuple[Passage, ...]
    found: bool

    @classmethod
    def of(cls, part: DocumentPart, wanted: str) -> "Passages":
        items = tuple(_passages(part, wanted))
        return cls(items, any(item.marked for item in items))


def _passages(part: DocumentPart, wanted: str) -> Iterator[Passage]:
    heading = page = None
    for place, chunk in enumerate(part.chunks, start=part.first):
        nearest = chunk.heading.split(" > ")[-1]
        yield Passage(
            id=f"p-{place}",
            title=nearest if chunk.heading != heading else "",
            page=chunk.page if chunk.page != page else None,
            paragraphs=tuple(p for p in chunk.text.split("\n") if p.strip()),
            marked=passage_id(chunk.text) == wanted,
        )
        heading, page = chunk.heading, chunk.page

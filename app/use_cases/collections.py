"""Which collections there are, and which of them someone may look in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.access import may_see, visible
from app.errors import NotFound
from app.ports.library import Library
from app.ports.retrieval import Screen
from app.values.people import Person
from knowledge_base.contract import Chunk, CollectionInfo

_PART = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document, and the place of the chunk under it, from 0."""

    text: str
    place: int
    part: int


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """Some chunks of a document in reading order, the first at place `first`.

    Parts are numbered from 1, of `parts`; `headings` are those of the whole document.
    """

    chunks: Sequence[Chunk]
    first: int
    number: int
    parts: int
    headings: Sequence[Heading]


@dataclass(frozen=True, slots=True)
class Collections:
    library: Library
    screen: Screen

    async def listing(self, person: Person) -> list[CollectionInfo]:
        """The collections this person may see."""
        return [c for c in await self.library.collections() if may_see(person, c.name)]

    async def within(self, person: Person, asked: str | None) -> Sequence[str]:
        """Where a question may look: the collection asked for, or all that may be seen.

        Raises: NotFound when it is not there or may not be seen.
        """
        return visible(person, [c.name for c in await self.library.collections()], asked)

    async def document(self, person: Person, collection: str, document: str) -> Sequence[Chunk]:
        """The chunks of a document in reading order, as people and programs may read them.

        Raises: NotFound when it is not there or may not be seen.
        """
        return await self.screen.readable(await self._chunks(person, collection, document))

    async def part(
        self,
        person: Person,
        collection: str,
        document: str,
        is_wanted: Callable[[Chunk], bool],
        number: int | None = None,
    ) -> DocumentPart:
        """One part of a document: the one of this number, or where the wanted chunk stands.

        To judge each chunk of a long document before anyone reads it takes minutes.

        Raises: NotFound when it is not there or may not be seen.
        """
        chunks = await self._chunks(person, collection, document)
        parts = -(-len(chunks) // _PART)
        if number is None:
            number = 1 if parts == 1 else await self._place(chunks, is_wanted) // _PART + 1
        number = min(number, parts)
        first = (number - 1) * _PART
        readable = await self.screen.readable(chunks[first : first + _PART])
        return DocumentPart(readable, first, number, parts, await self._headings(chunks))

    async def _chunks(self, person: Person, collection: str, document: str) -> Sequence[Chunk]:
        await self.within(person, collection)
        chunks = await self.library.document(collection, document)
        if not chunks:
            raise NotFound(f"Er is geen document '{document}' in deze collectie.")
        return chunks

    async def _place(self, chunks: Sequence[Chunk], is_wanted: Callable[[Chunk], bool]) -> int:
        """Of the wanted chunk, as it is kept or else as it may be read; 0 when there is none."""
        kept = (place for place, chunk in enumerate(chunks) if is_wanted(chunk))
        if (place := next(kept, None)) is not None:
            return place
        for start in range(0, len(chunks), _PART):
            readable = await self.screen.readable(chunks[start : start + _PART])
            if found := [place for place, chunk in enumerate(readable) if is_wanted(chunk)]:
                return start + found[0]
        return 0

    async def _headings(self, chunks: Sequence[Chunk]) -> Sequence[Heading]:
        before, places = "", []
        for place, chunk in enumerate(chunks):
            if chunk.heading != before:
                places.append(place)
            before = chunk.heading
        # Without their text: only the headings are judged.
        bare = await self.screen.readable([replace(chunks[place], text="") for place in places])
        return [
            Heading(chunk.heading.split(" > ")[-1], place, place // _PART + 1)
            for place, chunk in zip(places, bare, strict=True)
            if chunk.heading
        ]

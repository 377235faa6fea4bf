"""Which collections there are, and which of them someone may look in."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.access import may_see, visible
from app.errors import NotFound
from app.ports.library import Library
from app.ports.retrieval import Screen
from app.values.people import Person
from knowledge_base.contract import Chunk, CollectionInfo


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
        await self.within(person, collection)
        chunks = await self.library.document(collection, document)
        if not chunks:
            raise NotFound(f"Er is geen document '{document}' in deze collectie.")
        return await self.screen.readable(chunks)

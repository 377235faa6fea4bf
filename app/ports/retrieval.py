"""What use cases need from the knowledge base, in their own words."""

from collections.abc import Sequence
from typing import Protocol

from knowledge_base.contract import Chunk, Passage


class Retriever(Protocol):
    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        """The best passages first, from these collections only."""
        ...

    async def neighbours(self, chunk: Chunk, collection: str, reach: int) -> list[Chunk]:
        """The chunk itself with up to `reach` chunks before and after it, in reading order."""
        ...


class Screen(Protocol):
    async def readable(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """All of the chunks, without orders to a machine; what was left out is marked."""
        ...

"""The library as use cases see it: asynchronous, with the threads kept out of sight."""

from collections.abc import Sequence
from dataclasses import dataclass

import anyio.to_thread

from knowledge_base.contract import Chunk, Passage
from knowledge_base.library import Library


@dataclass(frozen=True, slots=True)
class LibraryRetriever:
    """Every call is one short read on a worker thread; leaving early harms nothing."""

    library: Library

    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        return await anyio.to_thread.run_sync(self.library.search, question, limit, within)

    async def neighbours(self, chunk: Chunk, collection: str, reach: int) -> list[Chunk]:
        return await anyio.to_thread.run_sync(self.library.neighbours, chunk, collection, reach)

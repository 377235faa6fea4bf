"""What use cases need from whoever keeps the documents, in their own words."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from knowledge_base.contract import Chunk, CollectionInfo, IngestReport, Progress

Watcher = Callable[[Progress], None]


class Library(Protocol):
    async def collections(self) -> Sequence[CollectionInfo]: ...

    async def document(self, collection: str, document: str) -> Sequence[Chunk]:
        """All chunks in reading order; none when it is not there."""
        ...

    async def drop(self, collection: str) -> None:
        """Take a collection away; one that is not there does no harm."""
        ...

    async def ingest(self, paths: Sequence[Path], collection: str, watch: Watcher) -> IngestReport:
        """Make the collection hold what is under these paths now.

        Raises: KnowledgeBaseLocked, IndexOutdated.
        """
        ...

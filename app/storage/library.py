"""The knowledge base behind our ports: its work in threads, its errors in our words."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from anyio.to_thread import run_sync

from app.errors import IndexOutdated, KnowledgeBaseLocked
from app.ports.library import Watcher
from knowledge_base.contract import (
    Chunk,
    CollectionInfo,
    EmbedderChanged,
    IngestReport,
    KnowledgeBaseBusy,
    Passage,
    Progress,
)
from knowledge_base.library import Library

T = TypeVar("T")


class _Stopped(Exception):
    """Nobody waits for this ingest any more."""


class LibraryInThreads:
    """Satisfies the ports Library and Retriever."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def collections(self) -> Sequence[CollectionInfo]:
        return await _in_thread(self._library.collections)

    async def document(self, collection: str, document: str) -> Sequence[Chunk]:
        return await _in_thread(partial(self._library.document, collection, document))

    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        return await _in_thread(partial(self._library.search, question, limit, within))

    async def neighbours(self, chunk: Chunk, collection: str, reach: int) -> list[Chunk]:
        return await _in_thread(partial(self._library.neighbours, chunk, collection, reach))

    async def drop(self, collection: str) -> None:
        await _in_thread(partial(self._library.drop, collection))

    async def ingest(self, paths: Sequence[Path], collection: str, watch: Watcher) -> IngestReport:
        left = Event()

        def report(progress: Progress) -> None:
            if left.is_set():
                raise _Stopped
            watch(progress)

        work = partial(self._library.ingest, paths, collection, progress=report)
        try:
            return await _in_thread(work, abandon_on_cancel=True)
        finally:
            left.set()

    def close(self) -> None:
        self._library.close()


async def _in_thread(work: Callable[[], T], *, abandon_on_cancel: bool = False) -> T:
    try:
        return await run_sync(work, abandon_on_cancel=abandon_on_cancel)
    except KnowledgeBaseBusy as error:
        raise KnowledgeBaseLocked(str(error)) from error
    except EmbedderChanged as error:
        raise IndexOutdated(str(error)) from error

"""The knowledge base as one thing: collections in a folder, to fill, to search and to empty."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from knowledge_base import hybrid
from knowledge_base.admission import Admission, Guard, Mask, Rules
from knowledge_base.catalogue import Catalogue, opened
from knowledge_base.chroma import ChromaIndex, ChromaStore, chroma_name
from knowledge_base.chunking import CHUNKING
from knowledge_base.contract import (
    Chunk,
    CollectionInfo,
    Embedder,
    EmbedderChanged,
    IngestReport,
    Passage,
)
from knowledge_base.hybrid import Candidate
from knowledge_base.ingest import Ingest, Report, Walk
from knowledge_base.locking import one_writer
from knowledge_base.readers.walk import walk

_FILE = "catalogue.sqlite"


class Library:
    """Safe between threads. Between processes: many may read, one at a time may write."""

    def __init__(
        self,
        folder: Path,
        embedder: Embedder,
        *,
        chroma_url: str | None = None,
        guard: Guard = lambda _: None,
        mask: Mask = lambda _collection, text: text,
        rules: Rules = lambda _collection: "",
        walk: Walk = walk,
    ) -> None:
        self._folder = folder
        self._embedder = embedder
        self._chroma_url = chroma_url
        self._guard = guard
        self._mask = mask
        self._rules = rules
        self._walk = walk
        self._indexes: dict[str, ChromaIndex] = {}

    def ingest(
        self,
        paths: Iterable[Path],
        collection: str,
        *,
        prune: bool = True,
        progress: Report | None = None,
    ) -> IngestReport:
        """Bring the collection in step with these files, folders and archives.

        With `prune`, what left a given folder leaves the collection.

        Raises: KnowledgeBaseBusy, EmbedderChanged.
        """
        with self._writing(collection) as ingest:
            return ingest.run(paths, prune=prune, progress=progress)

    def search(
        self, question: str, limit: int, within: Sequence[str], *, copies: bool = False
    ) -> list[Passage]:
        """The best passages first, from these collections only; unknown ones hold nothing.

        With `copies`, a text that stands in several documents is found in each of them.

        Raises: EmbedderChanged.
        """
        most = max(limit, hybrid.CANDIDATES)
        vector = self._embedder.question(question)
        found: list[Candidate] = []
        for collection in within:
            if self._place(collection).exists():
                with self._catalogue(collection) as catalogue:
                    index = self._index(collection, catalogue)
                    found += hybrid.candidates(question, vector, catalogue, index, most)
        return hybrid.ranked(found, self._embedder.spread, limit, copies=copies)

    def neighbours(self, chunk: Chunk, collection: str, reach: int) -> list[Chunk]:
        """The chunk with up to `reach` chunks before and after it, in reading order."""
        with self._catalogue(collection) as catalogue:
            return catalogue.neighbours(chunk, reach)

    def document(self, collection: str, document: str) -> list[Chunk]:
        """All chunks of a document in reading order; none when it is not there."""
        with self._catalogue(collection) as catalogue:
            return catalogue.chunks(document)

    def collections(self) -> list[CollectionInfo]:
        return [self._info(file) for file in sorted(self._folder.glob(f"*/{_FILE}"))]

    def remove(self, collection: str, document: str) -> bool:
        """Take one document out; false when it was not there. Raises: KnowledgeBaseBusy."""
        with self._writing(collection) as ingest:
            there = ingest.catalogue.document(document) is not None
            ingest.catalogue.remove(document)
            ingest.sweep()
            ingest.catalogue.settle()
            return there

    def drop(self, collection: str) -> None:
        """Take the whole collection away. Raises: KnowledgeBaseBusy."""
        with one_writer(self._folder):
            self._drop_vectors(collection)
            shutil.rmtree(self._place(collection).parent, ignore_errors=True)

    def reindex(self, collection: str, *, progress: Report | None = None) -> IngestReport:
        """Chunk and embed again what the collection holds, from its own text.

        Needed after another embedder or chunking. Stopped halfway, it (or an ingest) goes on
        with what is left; words are searchable all the time. Raises: KnowledgeBaseBusy.
        """
        with one_writer(self._folder), self._catalogue(collection) as catalogue:
            if not self._is_current(catalogue):
                catalogue.outdate()
                self._drop_vectors(collection)
                catalogue.describe(self._made_with(collection))
            return self._ingest(collection, catalogue).run((), prune=False, progress=progress)

    def close(self) -> None:
        if "_store" in self.__dict__:
            self._store.close()

    @cached_property
    def _store(self) -> ChromaStore:
        return ChromaStore(self._folder / "chroma", self._chroma_url)

    @contextmanager
    def _writing(self, collection: str) -> Iterator[Ingest]:
        with one_writer(self._folder), self._catalogue(collection) as catalogue:
            if not catalogue.about():
                catalogue.describe(self._made_with(collection))
            yield self._ingest(collection, catalogue)

    @contextmanager
    def _catalogue(self, collection: str) -> Iterator[Catalogue]:
        with opened(self._place(collection)) as catalogue:
            yield catalogue

    def _ingest(self, collection: str, catalogue: Catalogue) -> Ingest:
        index = self._index(collection, catalogue)
        admission = Admission(collection, self._guard, self._mask, self._rules(collection))
        return Ingest(catalogue, index, self._embedder, self._walk, admission)

    def _index(self, collection: str, catalogue: Catalogue) -> ChromaIndex:
        if not self._is_current(catalogue):
            raise EmbedderChanged(
                f"De verzameling '{collection}' is gemaakt met een andere embedder of indeling. "
                "Indexeer haar eerst opnieuw."
            )
        if collection not in self._indexes:
            made_with = (self._embedder.name, self._embedder.dimensions, CHUNKING)
            self._indexes[collection] = self._store.open(collection, *made_with)
        return self._indexes[collection]

    def _drop_vectors(self, collection: str) -> None:
        self._indexes.pop(collection, None)
        self._store.drop(collection)

    def _is_current(self, catalogue: Catalogue) -> bool:
        about = catalogue.about()
        return about == self._made_with(about.get("name", ""))

    def _made_with(self, collection: str) -> dict[str, str]:
        return {
            "name": collection,
            "embedder": self._embedder.name,
            "dimensions": str(self._embedder.dimensions),
            "chunking": CHUNKING,
        }

    def _place(self, collection: str) -> Path:
        return self._folder / chroma_name(collection) / _FILE

    def _info(self, file: Path) -> CollectionInfo:
        with opened(file) as catalogue:
            about = catalogue.about()
            documents, chunks = catalogue.counts()
            return CollectionInfo(
                about.get("name", ""),
                documents,
                chunks,
                about.get("embedder", ""),
                int(about.get("dimensions", "0")),
                about.get("chunking", ""),
                self._is_current(catalogue),
            )

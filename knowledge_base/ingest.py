"""Brings a collection in step with files: added, updated, unchanged, removed, by digest.

A document is written vectors first, then text and words in one transaction. The process may die
at any point: what was finished stays, what was not is done again by the next run.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from knowledge_base.admission import Admission
from knowledge_base.catalogue import Catalogue, Document
from knowledge_base.chunking import chunks, embedded_text, joined
from knowledge_base.contract import (
    Embedder,
    Extracted,
    Failure,
    Index,
    IngestReport,
    Progress,
    Unreadable,
)
from knowledge_base.files import Source, content, sources
from knowledge_base.tally import Tally

Walk = Callable[[str, bytes], Iterator[tuple[str, Extracted | Unreadable]]]
Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Ingest:
    """One run over one collection."""

    catalogue: Catalogue
    index: Index
    embedder: Embedder
    walk: Walk
    admission: Admission
    tally: Tally = field(default_factory=Tally)

    def run(
        self, given: Iterable[Path], *, prune: bool, progress: Report | None = None
    ) -> IngestReport:
        """Work through what a reindex left to do, then through the files that were given."""
        self.sweep()
        outdated = self.catalogue.outdated()
        found = [source for path in given for source in self._sources(path, prune=prune)]
        total = len(outdated) + len(found)
        work: tuple[Document | Source, ...] = (*outdated, *found)
        for done, item in enumerate(work, 1):
            if isinstance(item, Source):
                self._take_in(item)
            else:
                self._renew(item)
            if progress:
                progress(self.tally.progress(done, total, item.path))
        self.catalogue.settle()
        return self.tally.report(self.admission.collection, self.catalogue.counts()[1])

    def sweep(self) -> None:
        """Takes away vectors that a document no longer has, or that a crash left behind."""
        orphans = self.catalogue.orphans()
        if orphans:
            self.index.remove(orphans)
        self.catalogue.trust()

    def put(self, document: Document, extracted: Extracted) -> None:
        """Vectors, then text and words, then the vectors that are left over are taken away."""
        made = chunks(document.id, document.path, extracted)
        ids = [chunk.id for chunk in made]
        vectors = self.embedder.passages([embedded_text(chunk) for chunk in made])
        self.catalogue.doubt(ids)
        self.index.put(ids, vectors)
        self.catalogue.put(document, made)
        self.sweep()
        self.tally.chunks += len(made)

    def _renew(self, document: Document) -> None:
        extracted = Extracted(document.title, joined(self.catalogue.chunks(document.id)))
        self.put(replace(document, digest=_digest(extracted)), extracted)
        self.tally.updated += 1

    def _sources(self, given: Path, *, prune: bool) -> Sequence[Source]:
        try:
            found = sources(given)
        except Unreadable as reason:
            self.tally.failed.append(Failure(str(given), str(reason)))
            return []
        if prune and given.is_dir():
            self._prune(str(given.resolve()), {source.path for source in found})
        return found

    def _prune(self, root: str, present: set[str]) -> None:
        """Files that left the folder leave the collection with all that was in them."""
        for file in self.catalogue.files.under(root):
            if file not in present:
                self._remove(self.catalogue.documents_of(root, file))
                self.catalogue.files.forget(root, file)

    def _take_in(self, source: Source) -> None:
        try:
            data = content(source.file)
        except Unreadable as reason:
            self.tally.failed.append(Failure(source.path, str(reason)))
            return
        digest = sha256(self.admission.rules.encode() + data).hexdigest()
        held = self.catalogue.documents_of(source.root, source.path)
        if self.catalogue.files.digest(source.root, source.path) == digest:
            self.tally.unchanged += len(held)
            return
        self.catalogue.files.forget(source.root, source.path)
        failed = len(self.tally.failed)
        present = {self._read_in(source, *found) for found in self._members(source.path, data)}
        self._remove([document for document in held if document.id not in present])
        # A file that failed in part is read again next time: the reason may be gone by then.
        if len(self.tally.failed) == failed:
            self.catalogue.files.finish(source.root, source.path, digest)

    def _members(self, path: str, data: bytes) -> Iterator[tuple[str, Extracted | Unreadable]]:
        """What is in the file; a file with nothing in it is a failure, never silence."""
        empty = True
        for found in self.walk(path, data):
            empty = False
            yield found
        if empty:
            yield path, Unreadable("In dit bestand is geen tekst gevonden.")

    def _read_in(self, source: Source, path: str, outcome: Extracted | Unreadable) -> str:
        """One document or one failure; gives the id of the document that is there now."""
        if isinstance(outcome, Unreadable):
            self.tally.failed.append(Failure(path, str(outcome)))
            return ""
        if failure := self.admission.refusal(path, outcome):
            self.tally.failed.append(failure)
            return ""
        outcome = self.admission.masked(outcome)
        document = document_id(source.root, path)
        digest = _digest(outcome)
        held = self.catalogue.document(document)
        if held and held.digest == digest:
            self.tally.unchanged += 1
            return document
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.put(
            Document(document, source.root, source.path, path, outcome.title, digest, 0, now),
            outcome,
        )
        self.tally.updated += held is not None
        self.tally.added += held is None
        return document

    def _remove(self, documents: Iterable[Document]) -> None:
        for document in documents:
            self.catalogue.remove(document.id)
            self.tally.removed += 1
        self.sweep()


def document_id(root: str, path: str) -> str:
    """Stable for one place; the same relative path below two folders stays two documents."""
    return sha256(f"{root}\0{path}".encode()).hexdigest()[:16]


def _digest(extracted: Extracted) -> str:
    """Of everything that ends up in the collection."""
    digest = sha256(extracted.title.encode("utf-8", "replace"))
    for section in extracted.sections:
        for part in (section.heading, str(section.page), section.text):
            digest.update(b"\0" + part.encode("utf-8", "replace"))
    return digest.hexdigest()

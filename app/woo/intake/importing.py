"""A folder or archive becomes documents: file after file, then how they belong together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from anyio import from_thread
from anyio.to_thread import run_sync

from app.errors import FileUnreadable, NotFound
from app.ports.dossiers import DossierStore, Originals
from app.ports.source_files import SourceFiles
from app.values.dossiers import Document, Dossier, FileRead, GivenFile, Page, Unread
from app.woo.documents.relating import Texts, is_outside, relate, request_day
from app.woo.intake.reading import day_before, read_file

READ, RELATE = "read", "relate"
_BATCH = 20


@dataclass(frozen=True, slots=True)
class ImportWork:
    """Satisfies the port LongWork; the subject is the id of a dossier."""

    store: DossierStore
    originals: Originals
    source: SourceFiles
    name: str = "woo-import"

    async def plan(self, subject: str) -> Sequence[str]:
        """Give every file a number, and cut what is still to be read into batches."""
        dossier = await self._dossier(subject)
        await self.store.plan(subject, await self.source.paths(dossier.source))
        waiting = [file.number for file in await self.store.files(subject) if not file.done]
        return [*(f"{READ}:{batch[0]}-{batch[-1]}" for batch in _batches(waiting)), RELATE]

    async def do(self, subject: str, step: str) -> None:
        kind, _, numbers = step.partition(":")
        if kind == RELATE:
            await self._relate(subject)
            return
        dossier = await self._dossier(subject)
        first, last = map(int, numbers.split("-"))
        for file in await self.store.files(subject, range(first, last + 1)):
            if not file.done:
                await self._read(dossier, file)

    async def _read(self, dossier: Dossier, file: GivenFile) -> None:
        """One file; reading it again gives the same, in the place of what was there."""
        try:
            data = await self.source.read(dossier.source, file.path)
        except FileUnreadable as error:
            await self.store.put(dossier.id, _unread(file, str(error)))
            return
        taken = await run_sync(read_file, file.number, file.path, data)
        for original in taken.originals.values():
            await self.originals.keep(dossier.id, original)
        await self.store.put(dossier.id, taken.read)

    async def _relate(self, subject: str) -> None:
        dossier = await self._dossier(subject)
        documents = await self.store.documents(subject)
        await self._correct_days(dossier, documents)
        documents = await self.store.documents(subject)

        def pages_of(document: str) -> Sequence[Page]:
            return from_thread.run(self.store.pages, subject, document)

        texts = Texts(documents, pages_of)
        related = await run_sync(relate, documents, texts)
        outside = frozenset(d.id for d in documents if is_outside(d.date, dossier.period))
        await self.store.relate(subject, replace(related, out_of_scope=outside))

    async def _correct_days(self, dossier: Dossier, documents: Sequence[Document]) -> None:
        """A file that was changed after the request was asked for as it was before that."""
        bound = request_day(documents, dossier.received)
        if bound is None:
            return
        for document in documents:
            if document.date and document.date > bound and not document.mail:
                data = await self.originals.read(dossier.id, document.digest)
                day = await run_sync(day_before, data, bound)
                await self.store.change(dossier.id, replace(document, date=day))

    async def _dossier(self, subject: str) -> Dossier:
        dossier = await self.store.find(subject)
        if dossier is None:
            raise NotFound("Dit dossier is er niet (meer).")
        return dossier


def _batches(numbers: Iterable[int]) -> list[list[int]]:
    left = iter(numbers)
    return list(iter(lambda: list(islice(left, _BATCH)), []))


def _unread(file: GivenFile, reason: str) -> FileRead:
    return FileRead(file.number, (), {}, [Unread(file.path, reason)])

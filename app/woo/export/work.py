"""The long work of an export: document after document, then the lists and the letter."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain

from anyio.to_thread import run_sync

from app.errors import FileUnreadable, NotFound, WorkFailed
from app.ports.clock import Clock
from app.ports.documents import Renderer
from app.ports.dossiers import DossierStore, Originals
from app.ports.exports import ExportFiles, OfficePrinter
from app.values.dossiers import Document, Dossier
from app.values.proposals import Judgement, Proposal
from app.woo.export.inventory import inventory
from app.woo.export.names import cleaner
from app.woo.export.production_report import production_report
from app.woo.export.record import RECORD, DocumentRecord, ExportRecord, name_of
from app.woo.export.rows import PUBLISHED, Row, RowMaker
from app.woo.export.shown import shown
from app.woo.export.warnings import warnings
from app.woo.export.woogle import woogle
from app.woo.finding.findings import Guard
from app.woo.letter import Case, letter
from app.woo.redaction.marks import Mark, marks
from app.woo.redaction.redacting import Work, redact
from app.woo.standing import Stand, stand

NAME = "woo-export"
LOG = "exportlog.json"
_DOCUMENTS, _LISTS = "documents", "lists"
_BATCH = 10


@dataclass(frozen=True, slots=True)
class ExportWork:
    """Satisfies the port LongWork; the subject is the id of a dossier."""

    store: DossierStore
    originals: Originals
    files: ExportFiles
    guard: Guard
    render: Renderer
    clock: Clock
    printer: OfficePrinter | None = None
    name: str = NAME
    _held: dict[str, Stand] = field(default_factory=dict)

    async def plan(self, subject: str) -> Sequence[str]:
        self._held.pop(subject, None)
        count = len(await self.store.documents(subject))
        starts = range(0, count, _BATCH)
        return [*(f"{_DOCUMENTS}:{start}-{start + _BATCH}" for start in starts), _LISTS]

    async def do(self, subject: str, step: str) -> None:
        kind, _, places = step.partition(":")
        if kind == _LISTS:
            await self._lists(subject, await self.store.documents(subject))
            return
        standing = await self._standing(subject)
        there = set(await self.files.names(subject))
        for document in await self.store.documents(subject, range(*map(int, places.split("-")))):
            found = marks(await self.store.proposals(subject, document.id), standing)
            judged = standing.documents[document.id].judgement
            planned = _planned(document, judged, found)
            name = name_of(document.id)
            # What an interrupted export made by the same decisions is not made again.
            if name in there and (await self._record(subject, document.id)).basis == planned.basis:
                continue
            made = planned
            if judged in PUBLISHED:
                made = await self._document(subject, document, found, planned)
            await self.files.put(subject, name, made.model_dump_json().encode())

    async def _standing(self, subject: str) -> Stand:
        """What was decided when the first step began; the last step checks that it still holds."""
        if subject not in self._held:
            proposals = await self.store.proposals(subject)
            self._held[subject] = stand(proposals, await self.store.decisions(subject))
        return self._held[subject]

    async def _document(
        self, dossier: str, document: Document, found: Sequence[Mark], record: DocumentRecord
    ) -> DocumentRecord:
        """Make the file; a document that cannot be made is told of."""
        pages = await self.store.pages(dossier, document.id)
        original = await self.originals.read(dossier, document.digest)
        try:
            seen = shown(document, pages, found)
            work = Work(document, seen.pages, seen.marks, original)
            made = await run_sync(redact, work, self.printer)
        except FileUnreadable as error:
            return record.model_copy(update={"refused": str(error)})
        name = f"{document.id}.pdf"
        await self.files.put(dossier, name, made.data)
        digest = sha256(made.data).hexdigest()
        told = {"file": name, "sha256": digest, "ways": made.ways, "boxes": made.boxes}
        return record.model_copy(update={**told, "printer": made.printer})

    async def _lists(self, subject: str, documents: Sequence[Document]) -> None:
        """The lists and the letter, unless a document was refused: then there is no export.

        Raises: NotFound, WorkFailed when somebody decided something else in the meantime.
        """
        dossier = await self.store.find(subject)
        if dossier is None:
            raise NotFound("Dit dossier is er niet (meer).")
        records = [await self._record(subject, document.id) for document in documents]
        proposals = await self.store.proposals(subject)
        held = stand(proposals, await self.store.decisions(subject))
        if [record.basis for record in records] != _bases(documents, proposals, held):
            raise WorkFailed(
                "Tijdens de export is een besluit gewijzigd. Start de export opnieuw."
            )
        found = warnings(documents, proposals, held)
        account = ExportRecord(
            dossier=subject,
            exported=self.clock().isoformat(timespec="seconds"),
            documents=records,
            warnings=found,
        )
        if not account.refused:
            rows = self._rows(dossier, documents, proposals, held, records)
            await self._write(dossier, rows)
            await self.store.save(replace(dossier, exported=self.clock()))
        await self.files.put(subject, LOG, account.model_dump_json(indent=1).encode())

    def _rows(
        self, dossier: Dossier, documents: Sequence[Document], proposals: Sequence[Proposal],
        held: Stand, records: Sequence[DocumentRecord],
    ) -> list[Row]:  # fmt: skip
        clean = cleaner(*decided(proposals, held), self.guard)
        used = {record.document: record.grounds for record in records}
        return RowMaker(dossier, held, used, clean).rows(documents)

    async def _write(self, dossier: Dossier, rows: Sequence[Row]) -> None:
        made = {
            "productierapport.xlsx": production_report(rows),
            "woogle.json": woogle(dossier, rows),
            **inventory(rows),
        }
        case = Case(dossier, rows, await self.store.unread(dossier.id), self.clock())
        made["besluit.odt"] = self.render(letter(case), "odt")
        for name, data in made.items():
            await self.files.put(dossier.id, name, data)

    async def _record(self, dossier: str, document: str) -> DocumentRecord:
        data = await self.files.get(dossier, name_of(document))
        return DocumentRecord.model_validate_json(data)


def _planned(document: Document, judgement: Judgement, found: Sequence[Mark]) -> DocumentRecord:
    grounds = tuple(sorted({*chain.from_iterable(mark.grounds for mark in found)}))
    decided = repr((document.digest, judgement, found)).encode()
    return DocumentRecord(document=document.id, basis=sha256(decided).hexdigest(), grounds=grounds)


def _bases(documents: Sequence[Document], proposals: Sequence[Proposal], held: Stand) -> list[str]:
    of: dict[str, list[Proposal]] = defaultdict(list)
    for each in proposals:
        of[each.document].append(each)
    return [
        _planned(each, held.documents[each.id].judgement, marks(of[each.id], held)).basis
        for each in documents
    ]


def published(names: Sequence[str]) -> list[str]:
    """The files of an export without its own bookkeeping."""
    return [name for name in names if not name.endswith(RECORD)]


def decided(proposals: Sequence[Proposal], held: Stand) -> tuple[Mapping[str, str], list[str]]:
    """What was taken out, with its ground, and what people decided that stays."""
    by_fate: dict[str, dict[str, str]] = defaultdict(dict)
    for each in proposals:
        if standing := held.proposals.get(each.id):
            by_fate[standing.fate][each.text] = standing.ground
    return by_fate["accepted"], list(by_fate["rejected"])

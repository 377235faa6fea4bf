"""Export a dossier: refused while a document lacks a judgement, and followed to its end."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass

from app.errors import NotAllowed, NotFound, WorkFailed
from app.ports.audit import AuditLog
from app.ports.dossiers import DossierStore
from app.ports.exports import ExportFiles
from app.ports.jobs import Jobs
from app.values.audit import AuditEvent
from app.values.people import Person
from app.woo.dossiers import Dossiers
from app.woo.export.record import DocumentRecord, ExportRecord
from app.woo.export.rows import undecided, unjudged
from app.woo.export.warnings import not_decided
from app.woo.export.work import LOG, NAME, published
from app.woo.standing import stand, standings

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Exporting:
    dossiers: Dossiers
    store: DossierStore
    files: ExportFiles
    jobs: Jobs
    audit: AuditLog

    async def start(self, person: Person, dossier: str, *, only_decided: bool = False) -> str:
        """Start to make the files, and give the job.

        Raises: NotFound, NotAllowed while a document lacks a judgement or, with `only_decided`,
        while nobody decided on a proposal in a document that is published.
        """
        left = await self.left(person, dossier)
        documents = await self.store.documents(dossier)
        standing = stand((), await self.store.decisions(dossier))
        if missing := unjudged(documents, standing):
            raise NotAllowed(_not_judged(missing))
        if only_decided and left:
            raise NotAllowed(not_decided(left))
        if not documents:
            raise NotAllowed("Er zijn nog geen documenten in dit dossier.")
        await self.files.clear(dossier)
        await self.audit.append(AuditEvent("woo_export_started", person.id, "done", dossier))
        return await self.jobs.start(NAME, dossier)

    async def left(self, person: Person, dossier: str) -> Mapping[str, int]:
        """For each document to publish how many proposals nobody decided on: they stay to be read.

        Raises: NotFound.
        """
        await self.dossiers.find(person, dossier)
        held = standings(await self.store.decisions(dossier))
        tallies = await self.store.tallies(dossier)
        left = (each for each in tallies if each.key not in held.by_key)
        return dict(sorted(undecided(left, held.documents).items()))

    async def record(self, person: Person, dossier: str) -> ExportRecord:
        """The account of the last export.

        Raises: NotFound, WorkFailed when a document could not be made safe.
        """
        await self.dossiers.find(person, dossier)
        if LOG not in await self.files.names(dossier):
            raise NotFound("Dit dossier is nog niet geëxporteerd.")
        record = ExportRecord.model_validate_json(await self.files.get(dossier, LOG))
        if refused := record.refused:
            raise WorkFailed(_refused(refused))
        return record

    async def package(self, person: Person, dossier: str) -> AsyncIterator[tuple[str, bytes]]:
        """Every file of the export by name, one at a time. Raises as `record`."""
        await self.record(person, dossier)
        for name in published(await self.files.names(dossier)):
            yield name, await self.files.get(dossier, name)


def _refused(records: Sequence[DocumentRecord]) -> str:
    first, others = records[0], [each.document for each in records[1:]]
    more = f" Ook niet gelukt: {_named(others)}." if others else ""
    return (
        f"Document {first.document}: {first.refused}{more} Er is daarom niets geëxporteerd. "
        "Lak zo'n document zelf en voeg het gelakte bestand toe aan het dossier. Beoordeel het "
        "oude document als Niet openbaar, en exporteer dan opnieuw."
    )


def _not_judged(missing: Sequence[str]) -> str:
    return (
        f"Nog niet elk document is beoordeeld. Er ontbreken er {len(missing)}: {_named(missing)}."
    )


def _named(documents: Sequence[str]) -> str:
    return ", ".join(documents[:_NAMED]) + (" en andere" if documents[_NAMED:] else "")

"""The dossiers a person may open, and what may happen to each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Unpack

from app.access import may_open
from app.errors import InvalidInput, NotAllowed, NotFound, WorkFailed
from app.ports.audit import AuditLog
from app.ports.clock import Clock
from app.ports.dossiers import DossierStore, Originals
from app.ports.jobs import Job, Jobs, Watcher
from app.ports.source_files import SourceFiles
from app.ports.stores import KeyRepository
from app.values.audit import AuditEvent
from app.values.dossiers import Document, Dossier, NearPair, Unread
from app.values.people import Person
from app.values.proposals import Proposal
from app.woo.details import Details, changed

IMPORT, PROPOSE = "woo-import", "woo-propose"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Overview:
    """What an import found, as lists."""

    dossier: Dossier
    documents: Sequence[Document]
    near: Sequence[NearPair]
    unread: Sequence[Unread]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the machine and people propose, for each document."""

    documents: Sequence[Document]
    proposals: Sequence[Proposal]


@dataclass(frozen=True, slots=True)
class Dossiers:
    store: DossierStore
    originals: Originals
    source: SourceFiles
    jobs: Jobs
    audit: AuditLog
    clock: Clock
    keys: KeyRepository

    async def listing(self, person: Person) -> list[Dossier]:
        return [each for each in await self.store.every() if may_open(person, each)]

    async def find(self, person: Person, dossier: str) -> Dossier:
        """Raises: NotFound, also for who may not open it: the two look alike on purpose."""
        found = await self.store.find(dossier)
        if found is None or not may_open(person, found):
            raise NotFound(f"Er is geen dossier '{dossier}'.")
        return found

    async def open(
        self,
        person: Person,
        dossier: str,
        **details: Unpack[Details],
    ) -> Dossier:
        """Give the dossier, made now with these details if it is not there.

        Raises: InvalidInput, NotFound, NotAllowed.
        """
        if not _NAME.fullmatch(dossier):
            raise InvalidInput(
                "De naam van een dossier heeft kleine letters, cijfers, punten en streepjes, "
                "begint en eindigt met een letter of cijfer, en is hoogstens 63 tekens lang."
            )
        if await self.store.find(dossier):
            return await self.find(person, dossier)
        if person.scope != "manage":
            raise NotAllowed("Met deze sleutel kunt u geen dossier openen.")
        new = Dossier(dossier, self.clock(), person.id, frozenset({person.id}))
        made = changed(new, details)
        await self.store.add(made)
        await self._account(person, "dossier_opened", made.id)
        return made

    async def change(self, person: Person, dossier: str, **details: Unpack[Details]) -> Dossier:
        """Put right what is known of the request. Raises: NotFound, InvalidInput."""
        made = changed(await self.find(person, dossier), details)
        await self.store.save(made)
        await self._account(person, "dossier_changed", dossier)
        return made

    async def share(self, person: Person, dossier: str, with_whom: str) -> Dossier:
        """Let in who holds this key. Raises: NotFound, InvalidInput where no key counts."""
        found = await self.find(person, dossier)
        key = await self.keys.find(with_whom)
        if key is None or not key.is_live(self.clock()):
            raise InvalidInput(
                f"Er is geen geldige sleutel met kenmerk '{with_whom}'. Vraag het na bij Beheer, "
                "of zoek het op met notabene keys list."
            )
        shared = replace(found, members=found.members | {with_whom})
        await self.store.save(shared)
        await self._account(person, "dossier_shared", dossier)
        return shared

    async def take_in(self, person: Person, dossier: str, source: str) -> str:
        """Start to import a folder or archive, and give the job.

        Raises: NotFound for the dossier, InvalidInput for the source.
        """
        found = await self.find(person, dossier)
        await self.source.paths(source)
        await self.store.save(replace(found, source=source))
        await self._account(person, "dossier_import_started", dossier)
        return await self.jobs.start(IMPORT, dossier)

    async def receive(self, person: Person, dossier: str, name: str, content: BinaryIO) -> str:
        """Keep a file that was sent, start to import it, and give the job.

        Raises: NotFound, InvalidInput for a name that cannot be used.
        """
        await self.find(person, dossier)
        return await self.take_in(
            person, dossier, await self.originals.receive(dossier, name, content)
        )

    async def propose(self, person: Person, dossier: str) -> str:
        """Start to make proposals, and give the job. Raises: NotFound."""
        await self.find(person, dossier)
        return await self.jobs.start(PROPOSE, dossier)

    async def job(self, person: Person, job: str) -> Job:
        """Raises: NotFound, also for a job about what this person may not open."""
        found = await self.jobs.find(job)
        await self.find(person, found.subject)
        return found

    async def cancel(self, person: Person, job: str) -> Job:
        """Stop a job before its next step. Raises: NotFound."""
        await self.job(person, job)
        await self.jobs.cancel(job)
        return await self.jobs.find(job)

    async def resume(self, person: Person, job: str) -> str:
        """Go on with a job that stopped, and give the job it is now. Raises: NotFound."""
        await self.job(person, job)
        return await self.jobs.resume(job)

    async def follow(self, person: Person, job: str, watch: Watcher) -> Job:
        """Wait until a job is over. Raises: NotFound, WorkFailed."""
        await self.job(person, job)
        ended = await self.jobs.wait(job, watch)
        if ended.state != "done":
            raise WorkFailed(f"De opdracht is niet afgemaakt. {ended.reason}".strip())
        return ended

    async def overview(self, person: Person, dossier: str) -> Overview:
        """Raises: NotFound."""
        found = await self.find(person, dossier)
        return Overview(
            found,
            await self.store.documents(dossier, whole=False),
            await self.store.near(dossier),
            await self.store.unread(dossier),
        )

    async def proposed(self, person: Person, dossier: str) -> Proposed:
        """The documents and what is proposed in them. Raises: NotFound."""
        await self.find(person, dossier)
        documents = await self.store.documents(dossier, whole=False)
        return Proposed(documents, await self.store.proposals(dossier))

    async def remove(self, person: Person, dossier: str) -> None:
        """Take it away for good: files, index, rows and what is known of its jobs.

        Raises: NotFound.
        """
        await self.find(person, dossier)
        await self.jobs.forget(dossier)
        await self.originals.remove(dossier)
        await self.store.remove(dossier)
        await self._account(person, "dossier_removed", dossier)

    async def _account(self, person: Person, action: str, dossier: str) -> None:
        await self.audit.append(AuditEvent(action, person.id, "done", dossier))

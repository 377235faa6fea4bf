"""A dossier from folder to export, in a process that dies when a chosen piece was written."""

import asyncio
import os
import signal
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.jobs.runtime import DurableJobs
from app.ports.jobs import LongWork
from app.rendering import render
from app.storage.dossiers import DatabaseDossiers
from app.storage.engine import open_database
from app.storage.exports import ExportFolder
from app.storage.originals import OriginalFiles
from app.storage.source_files import FilesOnDisk
from app.values.dossiers import FileRead, Relations
from app.values.proposals import Decision, Proposal
from app.woo.export.work import ExportWork
from app.woo.finding.proposing import ProposeWork
from app.woo.intake.importing import ImportWork
from guardrails.checks.phone import PhoneCheck
from guardrails.pipeline import Pipeline
from guardrails.policies import policy
from tests.support.dossiers import NOW, a_dossier


class Death:
    """Comes after the n-th write of a sort, such as "put:3"; every write is told in a file."""

    def __init__(self, told: Path, when: str) -> None:
        self._told = told
        self._sort, _, number = when.partition(":")
        self._left = int(number or 0)

    def after(self, sort: str, what: str) -> None:
        with self._told.open("a", encoding="utf-8") as file:
            file.write(f"{sort} {what}\n")
        self._left -= sort == self._sort
        if sort == self._sort and self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class Store(DatabaseDossiers):
    def __init__(self, database: str, death: Death) -> None:
        super().__init__(open_database(database))
        self._death = death

    async def put(self, dossier: str, read: FileRead) -> None:
        await super().put(dossier, read)
        self._death.after("put", str(read.number))

    async def relate(self, dossier: str, relations: Relations) -> None:
        await super().relate(dossier, relations)
        self._death.after("relate", "")

    async def propose(self, dossier: str, document: str, proposals: Sequence[Proposal]) -> None:
        await super().propose(dossier, document, proposals)
        self._death.after("propose", document)


class Files(ExportFolder):
    def __init__(self, folder: Path, death: Death) -> None:
        super().__init__(folder)
        self._death = death

    async def put(self, dossier: str, name: str, data: bytes) -> None:
        await super().put(dossier, name, data)
        self._death.after("file", name)


async def _decide(store: Store) -> None:
    """Accept everything once, and judge each document."""
    if await store.decisions("bad"):
        return
    keys = {each.key: each for each in await store.proposals("bad")}
    log = [
        Decision(0, NOW, "jan", "accept", p.id, key, p.document, p.ground)
        for key, p in keys.items()
    ]
    told: dict[str, Any] = {"judgement": "Deels openbaar"}
    documents = await store.documents("bad")
    log += [Decision(0, NOW, "jan", "judge", document=d.id, **told) for d in documents]
    await store.log("bad", log)


def woo_road(home: Path, source: str, databases: tuple[str, str], when: str) -> None:
    asyncio.run(_run(home, source, databases, when))


async def _run(home: Path, source: str, databases: tuple[str, str], when: str) -> None:
    death = Death(home / "told", when)
    store, originals = Store(databases[0], death), OriginalFiles(home / "dossiers")
    files = Files(home / "dossiers", death)
    guard = Pipeline([PhoneCheck()], policy("woo"))
    works: list[LongWork] = [
        ImportWork(store, originals, FilesOnDisk()),
        ProposeWork(store, guard, ("wethouder",)),
        ExportWork(store, originals, files, guard, render, lambda: datetime.now(UTC)),
    ]
    if await store.find("bad") is None:
        await store.add(a_dossier("bad", source=source))
    jobs = DurableJobs(databases[1], "test", works, home / "lock")
    for work in works:
        if work.name == "woo-export":
            await _decide(store)
        known = [job for job in await jobs.of("bad") if job.work == work.name]
        if not any(job.state == "done" for job in known):
            await jobs.wait(await jobs.start(work.name, "bad"))
    jobs.close()

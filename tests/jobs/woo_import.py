"""Imports a folder and proposes, in a process that dies when a chosen piece is being written."""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from app.jobs.runtime import DurableJobs
from app.ports.jobs import LongWork
from app.storage.dossiers import DatabaseDossiers
from app.storage.engine import open_database
from app.storage.originals import OriginalFiles
from app.storage.source_files import FilesOnDisk
from app.values.dossiers import FileRead, Proposal, Relations
from app.woo.importing import ImportWork
from app.woo.proposing import ProposeWork
from guardrails.checks.phone import PhoneCheck
from guardrails.pipeline import Pipeline
from guardrails.policies import policy
from tests.support.dossiers import a_dossier


class Dying(DatabaseDossiers):
    """Dies after the n-th write of a sort, such as "put:3"; every write is told on stdout."""

    def __init__(self, database: str, when: str) -> None:
        super().__init__(open_database(database))
        self._sort, _, number = when.partition(":")
        self._left = int(number or 0)

    async def put(self, dossier: str, read: FileRead) -> None:
        await super().put(dossier, read)
        self._wrote("put", str(read.number))

    async def relate(self, dossier: str, relations: Relations) -> None:
        await super().relate(dossier, relations)
        self._wrote("relate", "")

    async def propose(self, dossier: str, document: str, proposals: Sequence[Proposal]) -> None:
        await super().propose(dossier, document, proposals)
        self._wrote("propose", document)

    def _wrote(self, sort: str, what: str) -> None:
        print(sort, what, flush=True)  # noqa: T201  the parent reads it
        self._left -= sort == self._sort
        if sort == self._sort and self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


async def _run(home: Path, source: str, when: str) -> None:
    store = Dying(f"sqlite:///{home}/notabene.db", when)
    works: list[LongWork] = [
        ImportWork(store, OriginalFiles(home / "dossiers"), FilesOnDisk()),
        ProposeWork(store, Pipeline([PhoneCheck()], policy("woo")), ("wethouder",)),
    ]
    if await store.find("bad") is None:
        await store.add(a_dossier("bad", source=source))
    jobs = DurableJobs(f"sqlite:///{home}/jobs.db", "test", works, home / "lock")
    for work in works:
        if not [
            job for job in await jobs.of("bad") if job.work == work.name and job.state == "done"
        ]:
            await jobs.wait(await jobs.start(work.name, "bad"))
    jobs.close()


if __name__ == "__main__":
    asyncio.run(_run(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))

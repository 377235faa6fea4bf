"""Take documents into a collection."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import anyio
from anyio.to_thread import run_sync

from app.access import check_may_add
from app.errors import InvalidInput
from app.ports.audit import AuditLog
from app.ports.library import Library, Watcher
from app.values.audit import AuditEvent
from app.values.people import Person
from knowledge_base.contract import IngestReport

_LONGEST_NAME = 200  # bytes; file systems take 255


@dataclass(frozen=True, slots=True)
class Ingest:
    library: Library
    uploads: Path
    audit: AuditLog
    _one_at_a_time: anyio.Lock = field(default_factory=anyio.Lock)

    async def run(
        self, person: Person, paths: Sequence[Path], collection: str, watch: Watcher
    ) -> IngestReport:
        """Make the collection hold what is under these paths now.

        Raises: NotAllowed for this person, InvalidInput for a path that is not there.
        """
        check_may_add(person, collection)
        for path in paths:
            if not path.exists():
                raise InvalidInput(f"Dit bestand of deze map is er niet: {path}")
        async with self._one_at_a_time:
            report = await self.library.ingest(paths, collection, watch)
        await self.audit.append(_event(person, report))
        return report

    async def receive(
        self, person: Person, collection: str, name: str, content: BinaryIO
    ) -> IngestReport:
        """Keep a file that was sent, and take it in.

        One that gives no text, or holds anything that was refused, is not kept.

        Raises: NotAllowed for this person, InvalidInput for this name.
        """
        check_may_add(person, collection)
        folder = self.uploads / collection
        target = folder / _safe(name)
        await run_sync(_write, content, target)
        try:
            report = await self.run(person, [folder], collection, _nobody_watches)
        except BaseException:
            # Nobody read it, so nobody knows whether it may be here.
            target.unlink(missing_ok=True)
            raise
        if not _stays(target.name, report):
            await run_sync(target.unlink)
            # Of a refused archive no other member stays either.
            await self.run(person, [folder], collection, _nobody_watches)
        return report


def _stays(name: str, report: IngestReport) -> bool:
    return not any(
        failure.path == name or (failure.refused and failure.path.startswith(f"{name}/"))
        for failure in report.failed
    )


def _safe(name: str) -> str:
    """The last part of the name as it was sent, which then cannot leave its folder."""
    last = PurePosixPath(name.replace("\\", "/")).name
    printable = "".join(char for char in last if char.isprintable()).strip(". ")
    if not printable or len(printable.encode()) > _LONGEST_NAME:
        raise InvalidInput("Het bestand heeft geen bruikbare naam.")
    return printable


def _write(content: BinaryIO, target: Path) -> None:
    """Write beside it and rename, so that half a file is never taken in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.parent.with_name(f"{target.parent.name}.part")
    with half.open("wb") as file:
        shutil.copyfileobj(content, file)
    half.replace(target)


def _event(person: Person, report: IngestReport) -> AuditEvent:
    counts = {
        "added": report.added,
        "updated": report.updated,
        "removed": report.removed,
        "failed": len(report.failed),
    }
    return AuditEvent("documents_ingested", person.id, "done", report.collection, counts)


def _nobody_watches(_: object) -> None: ...

"""Take documents into a collection."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
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
from knowledge_base.files import is_hidden

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
            return await self._take_in(person, paths, collection, watch)

    async def receive(
        self, person: Person, collection: str, name: str, content: BinaryIO
    ) -> IngestReport:
        """Keep a file that was sent, in place of one with the same name, and take it in.

        One that gives no text, or holds anything that was refused, changes nothing.

        Raises: NotAllowed for this person, InvalidInput for this name.
        """
        check_may_add(person, collection)
        target = self.uploads / collection / _safe(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        # Beside the collections and hidden, so that half a file is never taken in.
        with TemporaryDirectory(dir=self.uploads, prefix=".") as aside:
            sent = Path(aside, "sent")
            await run_sync(_write, content, sent)
            async with self._one_at_a_time:
                return await self._exchange(person, collection, sent, target)

    async def _exchange(
        self, person: Person, collection: str, sent: Path, target: Path
    ) -> IngestReport:
        previous = sent.with_name("previous")
        try:
            _put_in_place(sent, target, previous)
            report = await self._take_in(person, [target.parent], collection, _nobody_watches)
        except BaseException:
            # Nobody read it, so nobody knows whether it may be here.
            _put_back(sent, previous, target)
            raise
        if _stays(target.name, report):
            return report
        _put_back(sent, previous, target)
        # The collection follows; of a refused archive no other member stays either.
        now = await self._take_in(person, [target.parent], collection, _nobody_watches)
        return replace(report, added=0, updated=0, removed=0, chunks=now.chunks)

    async def _take_in(
        self, person: Person, paths: Sequence[Path], collection: str, watch: Watcher
    ) -> IngestReport:
        report = await self.library.ingest(paths, collection, watch)
        await self.audit.append(_event(person, report))
        return report


def _stays(name: str, report: IngestReport) -> bool:
    return not any(
        failure.path == name or (failure.refused and failure.path.startswith(f"{name}/"))
        for failure in report.failed
    )


def _safe(name: str) -> str:
    """The last part of the name as it was sent, which then cannot leave its folder."""
    last = PurePosixPath(name.replace("\\", "/")).name
    printable = "".join(char for char in last if char.isprintable()).strip().rstrip(". ")
    if not printable or len(printable.encode()) > _LONGEST_NAME:
        raise InvalidInput("Het bestand heeft geen bruikbare naam.")
    if is_hidden(printable):
        raise InvalidInput(
            "De naam begint met een punt of met ~$. Zulke bestanden zijn verborgen of tijdelijk "
            "en worden niet gelezen. Geef het bestand een andere naam."
        )
    return printable


def _write(content: BinaryIO, target: Path) -> None:
    with target.open("wb") as file:
        shutil.copyfileobj(content, file)


def _put_in_place(sent: Path, target: Path, previous: Path) -> None:
    if target.exists():
        target.replace(previous)
    sent.replace(target)


def _put_back(sent: Path, previous: Path, target: Path) -> None:
    if previous.exists():
        previous.replace(target)
    elif not sent.exists():  # so it is the one in place
        target.unlink(missing_ok=True)


def _event(person: Person, report: IngestReport) -> AuditEvent:
    counts = {
        "added": report.added,
        "updated": report.updated,
        "removed": report.removed,
        "failed": len(report.failed),
    }
    return AuditEvent("documents_ingested", person.id, "done", report.collection, counts)


def _nobody_watches(_: object) -> None: ...

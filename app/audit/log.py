"""The audit log: one JSON line an event, added behind a lock and never rewritten."""

import fcntl
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import structlog
from anyio.to_thread import run_sync

from app.audit.chain import START, digest_of, first_break, linked
from app.audit.reading import view
from app.ports.clock import Clock
from app.values.administration import LogQuery, LogView
from app.values.audit import AuditEvent

_LONGEST_LINE = 64_000
# The standard logger, because a command sets up no other and its stdout is not for logs.
_log = logging.getLogger("app.audit")


class AuditFile:
    """Satisfies the ports AuditLog and AccountReader.

    Safe between threads and processes on one machine.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self._clock = clock

    async def append(self, event: AuditEvent) -> None:
        await run_sync(self.write, event)

    def write(self, event: AuditEvent) -> None:
        """Do the same for a caller that has a thread of its own."""
        request = str(structlog.contextvars.get_contextvars().get("request", ""))
        with self._locked() as file:
            when = self._clock().isoformat(timespec="milliseconds")
            record = {"when": when, "request": request, **asdict(event)}
            placed = linked(record, _newest(file))
            file.write(json.dumps(placed, sort_keys=True).encode() + b"\n")
        # A chain cannot show that its end was cut off, so its newest digest also stands here.
        _log.info("audit_appended %s %s", event.action, placed["digest"])

    def first_break(self) -> int | None:
        """The first line that was changed or taken out; None when all is as it was written."""
        if not self.path.exists():
            return None
        with self.path.open(encoding="utf-8", errors="replace") as lines:
            return first_break(lines)

    async def read(self, query: LogQuery, most: int) -> LogView:
        """The newest events that were asked for, and whether the chain is whole."""
        return await run_sync(self._read, query, most)

    def _read(self, query: LogQuery, most: int) -> LogView:
        if not self.path.exists():
            return view((), query, most)
        with self.path.open(encoding="utf-8", errors="replace") as lines:
            return view(lines, query, most)

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file


def _newest(file: BinaryIO) -> str:
    """The digest of the last line; a line that was cut short breaks the chain, as it should."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - _LONGEST_LINE))
    lines = file.read().splitlines()
    return digest_of(lines[-1].decode(errors="replace")) if lines else START

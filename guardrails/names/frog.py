"""Persons as Frog sees them: a local process, kept alive, with a time-out."""

import contextlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from guardrails.contract import Finding

_END = b"READY"
_LONGEST = 20_000
_RESTART_AFTER = 30.0


class FrogAway(Exception):
    """Frog is not installed, does not answer in time, or stopped halfway."""


@dataclass(slots=True)
class FrogNames:
    """Asks the Frog server; when it fails nothing is found and `degraded` says why.

    Start it with `start`, stop it with `close`; it is started again when it has stopped.
    """

    port: int
    timeout: float = 5.0
    name: str = "frog"
    degraded: str = "Frog is niet gestart"
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _started: float = field(default=0.0, repr=False)

    def start(self) -> None:
        """Start the server without waiting for it: loading takes some ten seconds."""
        program = shutil.which("frog")
        self._started = time.monotonic()
        if program is None:
            self.degraded = "Frog is niet geïnstalleerd"
            return
        self.degraded = "Frog wordt geladen"
        self._process = subprocess.Popen(  # noqa: S603  a fixed program without user input
            [program, "--skip=mplac", "-S", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self) -> None:
        if self._process is not None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=self.timeout)

    def __call__(self, text: str) -> Iterator[Finding]:
        try:
            answer = self._ask(text[:_LONGEST])
        except (OSError, FrogAway) as error:
            self.degraded = f"Frog antwoordt niet ({type(error).__name__})"
            self._start_again_when_it_stopped()
            return
        self.degraded = ""
        yield from persons(text, answer)

    def _ask(self, text: str) -> str:
        until = time.monotonic() + self.timeout
        with socket.create_connection(("127.0.0.1", self.port), timeout=self.timeout) as frog:
            frog.sendall(text.encode("utf-8", "replace") + b"\nEOT\n")
            received = b""
            while not received.rstrip().endswith(_END):
                frog.settimeout(max(until - time.monotonic(), 0.01))
                chunk = frog.recv(65_536)
                if not chunk:
                    raise FrogAway
                received += chunk
        return received.decode("utf-8", "replace")

    def _start_again_when_it_stopped(self) -> None:
        stopped = self._process is not None and self._process.poll() is not None
        if stopped and time.monotonic() - self._started > _RESTART_AFTER:
            self.start()


def persons(text: str, answer: str) -> Iterator[Finding]:
    """Read Frog's columns: the second is the word, the one with B-PER or I-PER its class."""
    cursor = 0
    start = end = -1
    for line in answer.splitlines():
        columns = line.split("\t")
        word = columns[1].rstrip(".,;:") if len(columns) > 1 else ""
        at = text.find(word, cursor) if word else -1
        if at < 0:
            continue
        cursor = at + len(word)
        label = next((c for c in columns[2:] if c.endswith("PER")), "")
        if start >= 0 and not label.startswith("I-"):
            yield Finding("person_name", start, end, "Frog ziet een persoon", 0.6)
            start = -1
        if label:
            start = at if start < 0 else start
            end = cursor
    if start >= 0:
        yield Finding("person_name", start, end, "Frog ziet een persoon", 0.6)

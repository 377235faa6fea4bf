"""Persons as Frog sees them: a local process, kept alive, with a time-out."""

import contextlib
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from guardrails.contract import Finding

_ANSWERED = re.compile(rb"(?:^|\n)READY\s*\Z")
# A line with EOT ends a question: in the text itself it would shift every later answer.
_END_OF_TEXT = re.compile(r"^EOT\s*$", re.MULTILINE)
_PIECE = re.compile(r"(?s).{1,2000}(?:\n|\Z)|.{1,2000}")
_RESTART_AFTER = 60.0


class FrogAway(Exception):
    """Frog is not installed, does not answer in time, or stopped halfway."""


@dataclass(slots=True)
class FrogNames:
    """Asks the Frog server; when it fails nothing is found and `degraded` says why.

    Start it with `start`, stop it with `close`; it is started again when it has stopped. One
    connection is kept, since Frog spends seconds on each new one. `timeout` holds for a text: what
    Frog has not read by then is left to the other finders.
    """

    port: int
    timeout: float = 5.0
    name: str = "frog"
    degraded: str = "Frog is niet gestart"
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _started: float = field(default=0.0, repr=False)
    _talk: socket.socket | None = field(default=None, repr=False)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock, repr=False)

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
        self._hang_up()
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=self.timeout)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def __call__(self, text: str) -> Iterator[Finding]:
        found: list[Finding] = []
        until = time.monotonic() + self.timeout
        with self._one_at_a_time:
            try:
                for piece in _PIECE.finditer(text):
                    answer = self._ask(piece[0], until)
                    found += (_moved(f, piece.start()) for f in persons(piece[0], answer))
                self.degraded = ""
            except (OSError, FrogAway) as error:
                self._hang_up()
                self._give_reason(error)
        yield from found

    def _ask(self, text: str, until: float) -> str:
        if self._talk is None:
            self._talk = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        self._talk.settimeout(max(until - time.monotonic(), 0.01))
        said = _END_OF_TEXT.sub("eot", text).encode("utf-8", "replace")
        self._talk.sendall(said + b"\nEOT\n")
        received = b""
        while not _ANSWERED.search(received[-20:]):
            self._talk.settimeout(max(until - time.monotonic(), 0.01))
            chunk = self._talk.recv(65_536)
            if not chunk:
                raise FrogAway
            received += chunk
        return received.decode("utf-8", "replace")

    def _hang_up(self) -> None:
        """An answer that comes too late must not be read as the next one."""
        if self._talk is not None:
            with contextlib.suppress(OSError):
                self._talk.close()
            self._talk = None

    def _give_reason(self, error: Exception) -> None:
        """Say why nothing was found; start Frog again when it has stopped."""
        if self._process is not None and self._process.poll() is not None:
            self.degraded = "Frog is gestopt"
            if time.monotonic() - self._started > _RESTART_AFTER:
                self.start()
        elif isinstance(error, TimeoutError):
            self.degraded = f"Frog gaf geen antwoord binnen {self.timeout:g} seconden"
        elif self._process is None or not isinstance(error, ConnectionRefusedError):
            self.degraded = f"Frog antwoordt niet ({type(error).__name__})"


def _moved(finding: Finding, by: int) -> Finding:
    return replace(finding, start=finding.start + by, end=finding.end + by)


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

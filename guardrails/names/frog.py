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
_BETWEEN_TRIES = 0.2
# Frog stops when whoever started it is gone: then nobody holds the other end of its input.
_LEASHED = """
exec 3<&0
"$@" &
frog=$!
{ cat <&3 >/dev/null; kill -KILL $frog; } 2>/dev/null &
wait $frog
"""


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
    timeout: float = 10.0
    program: str = "frog"
    name: str = "frog"
    degraded: str = "Frog is niet gestart"
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _started: float = field(default=0.0, repr=False)
    _talk: socket.socket | None = field(default=None, repr=False)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def start(self) -> None:
        """Start the server without waiting for it: loading takes some ten seconds."""
        program = shutil.which(self.program)
        self._started = time.monotonic()
        if program is None:
            self.degraded = "Frog is niet geïnstalleerd"
            return
        self.degraded = "Frog wordt geladen"
        self._process = subprocess.Popen(  # noqa: S603  fixed programs without user input
            ["/bin/sh", "-c", _LEASHED, "frog", program, "--skip=mplac", "-S", str(self.port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self) -> None:
        self._hang_up()
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process.wait()
            self._process = None
            self.degraded = "Frog is gestopt"

    def __call__(self, text: str) -> Iterator[Finding]:
        until = time.monotonic() + self.timeout
        for piece in _PIECE.finditer(text):
            answer = self._answer(piece[0], until)
            if answer is None:
                return
            for finding in persons(piece[0], answer):
                yield _moved(finding, piece.start())

    def _answer(self, text: str, until: float) -> str | None:
        """None when Frog gave none in time; then `degraded` says why."""
        if not self._one_at_a_time.acquire(timeout=max(until - time.monotonic(), 0.0)):
            self.degraded = "Frog heeft het te druk"
            return None
        try:
            answer = self._ask(text, until)
        except (OSError, FrogAway) as error:
            self._hang_up()
            self._give_reason(error)
            return None
        finally:
            self._one_at_a_time.release()
        self.degraded = ""
        return answer

    def _ask(self, text: str, until: float) -> str:
        if self._talk is None:
            self._talk = self._call(until)
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

    def _call(self, until: float) -> socket.socket:
        """A connection; while Frog is being loaded that takes some tries."""
        while True:
            try:
                return socket.create_connection(("127.0.0.1", self.port), self.timeout)
            except ConnectionRefusedError:
                if not self._is_running() or time.monotonic() > until:
                    raise
                time.sleep(_BETWEEN_TRIES)

    def _is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

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
                self.close()
                self.start()
        elif isinstance(error, TimeoutError):
            self.degraded = f"Frog gaf geen antwoord binnen {self.timeout:g} seconden"
        elif not (self._is_running() and isinstance(error, ConnectionRefusedError)):
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

"""How the set-up talks to a person: one line a step, alive while it lasts, clear when it fails."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from places import ROOT

TICK = 10.0  # seconds between two signs of life where lines cannot be rewritten
NINJA_COUNT = re.compile(rb"\[(\d+)/(\d+)\]")


class SetupFailed(Exception):
    """The set-up cannot go on; the message is one Dutch line that says what to do."""


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def watched(
    title: str, command: Sequence[str], log: Path, env: Mapping[str, str] | None = None
) -> None:
    """Run a long command with its output in `log`, and show that it is alive.

    Raises SetupFailed after showing the end of the log when the command fails.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    say(f"{title} ...")
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env=env, cwd=ROOT
        ) as process,
    ):
        while (code := _wait(process)) is None:
            _show(f"  {title}: {_duration(started)}{_share_done(log)}")
    if code:
        say(_end_of(log))
        raise SetupFailed(f"{title} is mislukt. De hele uitvoer staat in {log}")
    _show(f"  {title}: klaar in {_duration(started)}", last=True)


def _wait(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(timeout=1.0 if sys.stderr.isatty() else TICK)
    except subprocess.TimeoutExpired:
        return None


def _show(line: str, *, last: bool = False) -> None:
    if sys.stderr.isatty():
        print(f"\r{line}\033[K", end="\n" if last else "", file=sys.stderr, flush=True)
    else:
        say(line)


def _duration(started: float) -> str:
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def _share_done(log: Path) -> str:
    """How far a compilation is, from the `[12/83]` that ninja writes; empty elsewhere."""
    counts = NINJA_COUNT.findall(log.read_bytes())
    if not counts:
        return ""
    done, total = map(int, counts[-1])
    return f" ({done} van {total} onderdelen)"


def _end_of(log: Path, lines: int = 15) -> str:
    text = log.read_text(encoding="utf-8", errors="replace")
    return "\n".join(text.splitlines()[-lines:])

"""The command line as a script would call it: in this process, or in one of its own."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from app.cli import app

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    stdout: bytes
    stderr: str

    @property
    def document(self) -> Any:
        return json.loads(self.stdout)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.stdout.splitlines()]


def notabene(*args: str, home: Path, stdin: bytes = b"", **settings: str) -> Ended:
    """Run one command with only these settings (names without the prefix)."""
    # A service that another test built in this process logs more than a command does.
    logging.disable(logging.INFO)
    try:
        result = CliRunner().invoke(app, list(args), input=stdin, env=_ours(home, settings))
    finally:
        logging.disable(logging.NOTSET)
    return Ended(result.exit_code, result.stdout_bytes, result.stderr)


def in_a_process(*args: str, home: Path, stdin: bytes = b"", **settings: str) -> Ended:
    """The same in a process of its own, which costs a second or more."""
    done = python("-m", "app.cli", *args, home=home, stdin=stdin, **settings)
    return Ended(done.returncode, done.stdout, done.stderr.decode())


def python(
    *args: str, home: Path, stdin: bytes = b"", **settings: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, *args],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env=environment(home, **settings),
        check=False,
    )


def environment(home: Path, **settings: str) -> dict[str, str]:
    outside = {k: v for k, v in os.environ.items() if not k.startswith("NOTABENE_")}  # noqa: TID251
    return outside | _ours(home, settings)


def as_lines(rows: Sequence[object]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def _ours(home: Path, settings: dict[str, str]) -> dict[str, str]:
    ours = {"HOME": str(home), "MODEL__BACKEND": "scripted", **settings}
    return {f"NOTABENE_{name}": value for name, value in ours.items()}

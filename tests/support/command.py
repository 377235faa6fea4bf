"""The command line in a process of its own, as a script would call it."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "app.cli", *args],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env=environment(home, settings),
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr.decode())


def environment(home: Path, settings: dict[str, str]) -> dict[str, str]:
    outside = {k: v for k, v in os.environ.items() if not k.startswith("NOTABENE_")}  # noqa: TID251
    ours = {"HOME": str(home), "MODEL__BACKEND": "scripted", **settings}
    return outside | {f"NOTABENE_{name}": value for name, value in ours.items()}


def as_lines(rows: Sequence[object]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)

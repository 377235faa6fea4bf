"""Walks the lab's path of docs/tutorial-benchmark.md with the real commands, and times it.

`python benchmarks/lab_path.py [--out FOLDER] [--minutes N]`: version 1 of a prompt against one
that is worse on purpose, on 30 cases; the times are written into the tutorial. After N minutes the
command under way is killed, as a crash would; the next walk goes on there, and the times add up.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from machine import machine

HERE = Path(__file__).parent
TUTORIAL = HERE.parent / "docs" / "tutorial-benchmark.md"
PROMPTS = HERE.parent / "prompts"
WORSE = HERE / "cases" / "lab_worse.v2.md"
CASES = HERE / "cases" / "lab_brief.jsonl"
V1, V2 = "brief/schrijven@1", "brief/schrijven@2"
_TIMES = re.compile(r"(<!-- times -->\n).*?(<!-- /times -->)", re.DOTALL)


@dataclass(slots=True)
class Step:
    """A command: how often it was begun, its seconds together, its exit code once it has ended."""

    begun: int = 0
    seconds: float = 0.0
    code: int | None = None

    def go(self, arguments: tuple[str, ...], seconds: float) -> None:
        """Begin it, or go on, for at most so many seconds."""
        command = [sys.executable, "-m", "app.cli", "benchmark", *arguments]
        began = time.monotonic()
        self.begun += 1
        try:
            self.code = subprocess.run(command, check=False, timeout=seconds).returncode  # noqa: S603
        except subprocess.TimeoutExpired:
            sys.stderr.write("\nNo more time: walk again to go on.\n")
        self.seconds += time.monotonic() - began


def library(out: Path) -> Path:
    """The shipped prompts with the worse version among them."""
    prompts = out / "prompts"
    shutil.copytree(PROMPTS, prompts, dirs_exist_ok=True)
    shutil.copy(WORSE, prompts / "brief" / "schrijven.v2.md")
    return prompts


def commands(out: Path, cases: Path, model: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name and the arguments of each step."""
    given = ("--library", str(library(out)), "--cases", str(cases), "--models", model)
    v1, v2, both = (str(out / name) for name in ("v1", "v2", "both"))
    yield "run version 1", ("run", "--prompts", V1, *given, "--out", v1)
    yield "run version 2", ("run", "--prompts", V2, *given, "--out", v2)
    yield "run both for one report", ("run", "--prompts", f"{V1},{V2}", *given, "--out", both)
    yield "compare version 1 with itself", ("compare", v1, v1)
    yield "compare version 1 with 2", ("compare", v1, v2)


def walked(out: Path, cases: Path, model: str, seconds: float) -> dict[str, Step]:
    """Every step that time allows; what was walked before is not walked again."""
    ends, kept = time.monotonic() + seconds, out / "walk.json"
    before = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    steps = {name: Step(**each) for name, each in before.items()}
    for name, arguments in commands(out, cases, model):
        step = steps.setdefault(name, Step())
        if step.code is None:
            step.go(arguments, max(1.0, ends - time.monotonic()))
            told = {each: asdict(found) for each, found in steps.items()}
            kept.write_text(json.dumps(told, indent=1), encoding="utf-8")
        if step.code is None:
            break
    return steps


def told(steps: dict[str, Step]) -> str:
    rows = [
        f"| {name} | {_shown(step.code)} | {step.begun} | {step.seconds:.0f} |"
        for name, step in steps.items()
    ]
    head = ["| step | exit code | times begun | seconds |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, "", f"Measured: {machine()}.", ""])


def _shown(code: int | None) -> str:
    return "" if code is None else str(code)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("data/lab-path"))
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--model", default="default")
    parser.add_argument("--minutes", type=float, default=24 * 60)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    table = told(steps := walked(given.out, given.cases, given.model, 60 * given.minutes))
    print(table)
    if given.cases == CASES and all(step.code is not None for step in steps.values()):
        text = TUTORIAL.read_text(encoding="utf-8")
        TUTORIAL.write_text(_TIMES.sub(lambda m: m[1] + table + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()

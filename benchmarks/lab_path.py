"""Walks the lab's path of docs/tutorial-benchmark.md with the real commands, and times it.

`python benchmarks/lab_path.py [--out FOLDER]`: version 1 of a prompt against one that is worse on
purpose, on 30 cases. The times are written into the tutorial; what was run stays in the folder,
so that a second walk pays nothing again.
"""

import argparse
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from machine import machine

HERE = Path(__file__).parent
TUTORIAL = HERE.parent / "docs" / "tutorial-benchmark.md"
PROMPTS = HERE.parent / "prompts"
WORSE = HERE / "cases" / "lab_worse.v2.md"
CASES = HERE / "cases" / "lab_brief.jsonl"
_TIMES = re.compile(r"(<!-- times -->\n).*?(<!-- /times -->)", re.DOTALL)


def library(out: Path) -> Path:
    """The shipped prompts with the worse version among them."""
    folder = out / "prompts"
    shutil.copytree(PROMPTS, folder, dirs_exist_ok=True)
    shutil.copy(WORSE, folder / "brief" / "schrijven.v2.md")
    return folder


def notabene(*arguments: str) -> tuple[int, float]:
    """The exit code of a command, and its seconds."""
    began = time.monotonic()
    command = [sys.executable, "-m", "app.cli", "benchmark", *arguments]
    return subprocess.run(command, check=False).returncode, time.monotonic() - began  # noqa: S603


def walked(out: Path) -> list[tuple[str, int, float]]:
    prompts, runs = str(library(out)), [out / "v1", out / "v2"]
    steps: list[tuple[str, int, float]] = []
    for nr, run in enumerate(runs, start=1):
        given = ("--prompts", f"brief/schrijven@{nr}", "--library", prompts)
        code, seconds = notabene("run", *given, "--cases", str(CASES), "--out", str(run))
        steps.append((f"run version {nr}, 30 cases", code, seconds))
    for nr, run in enumerate(runs, start=1):
        code, seconds = notabene("compare", str(runs[0]), str(run))
        steps.append((f"compare version 1 with {nr}", code, seconds))
    return steps


def told(steps: list[tuple[str, int, float]]) -> str:
    rows = [f"| {name} | {code} | {seconds:.0f} |" for name, code, seconds in steps]
    head = ["| step | exit code | seconds |", "|---|---|---|"]
    return "\n".join([*head, *rows, "", f"Measured: {machine()}.", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("data/lab-path"))
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    table = told(walked(out))
    text = TUTORIAL.read_text(encoding="utf-8")
    TUTORIAL.write_text(_TIMES.sub(lambda m: m[1] + table + m[2], text), encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()

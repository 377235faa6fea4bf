"""The lines and branches of guardrails/ that its own tests run through.

Usage: python benchmarks/guard_coverage.py. Names what is missed. Needs pytest-cov (make check).
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TESTS = (
    "tests/unit/guardrails",
    "tests/unit/support",
    "tests/unit/test_claims.py",
    "tests/unit/test_support_summary.py",
    "tests/contracts/test_entailment.py",
    "tests/contracts/test_name_finder.py",
)
COUNTED = ("num_statements", "covered_lines", "num_branches", "covered_branches")


def measured() -> dict[str, Any]:
    """By file. Raises: CalledProcessError when a test fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        options = ("--cov=guardrails", "--cov-branch", f"--cov-report=json:{report}")
        quiet = ("-q", "-x", "-p", "no:cacheprovider", "--cov-fail-under=0")
        command = [sys.executable, "-m", "pytest", *TESTS, *options, *quiet]
        subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)  # noqa: S603
        files: dict[str, Any] = json.loads(report.read_text("utf-8"))["files"]
        return files


def table(files: Mapping[str, Any]) -> Iterator[str]:
    yield "| folder | lines | covered | branches | covered |\n| --- | --- | --- | --- | --- |"
    folders: dict[str, Counter[str]] = {}
    for name, file in files.items():
        counts = Counter({each: file["summary"][each] for each in COUNTED})
        for folder in (str(Path(name).parent), "all"):
            folders.setdefault(folder, Counter()).update(counts)
    for folder, counts in sorted(folders.items(), key=lambda item: (item[0] == "all", item[0])):
        yield f"| `{folder}` | " + " | ".join(str(counts[each]) for each in COUNTED) + " |"
    missed = [
        f"- `{name}`: lines {file['missing_lines']}, branches {file['missing_branches']}"
        for name, file in files.items()
        if file["missing_lines"] or file["missing_branches"]
    ]
    yield from ["", *(missed or ["Nothing is missed."])]


if __name__ == "__main__":
    print(*table(measured()), sep="\n")

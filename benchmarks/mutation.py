"""Breaks guardrails/ in small ways and counts how often the tests notice.

Usage: python benchmarks/mutation.py --kept FOLDER [--minutes N] [--max-children N] [--survivors]
Works in a copy of the last commit and goes on where an earlier run stopped; what was not reached
within the minutes is left out of the score and shown as such. Needs mutmut (make check).
"""

import argparse
import contextlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MUTMUT = Path(sys.executable).with_name("mutmut")
SURVIVED, NO_TESTS = 0, 33  # exit codes; another one means that a test failed or ran too long


def copied(folder: Path) -> None:
    """The last commit, over what an earlier run left."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = folder / "commit.tar"
    command = ["git", "archive", "--output", str(packed), "HEAD"]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603
    subprocess.run(["tar", "-xf", str(packed)], cwd=folder, check=True)  # noqa: S603, S607
    packed.unlink()


def mutate(folder: Path, minutes: float, children: int) -> None:
    """Raises: CalledProcessError when the tests fail without any change."""
    command = [str(MUTMUT), "run", "--max-children", str(children)]
    with contextlib.suppress(subprocess.TimeoutExpired), (folder / "mutmut.log").open("w") as log:
        subprocess.run(  # noqa: S603
            command, cwd=folder, stdout=log, stderr=log, timeout=minutes * 60, check=True
        )


def forget_survivors(folder: Path) -> None:
    """Have tried again what the tests did not notice: they may be better now."""
    for file in (folder / "mutants").rglob("*.py.meta"):
        kept = json.loads(file.read_text("utf-8"))
        for change, code in kept["exit_code_by_key"].items():
            if code in {SURVIVED, NO_TESTS}:
                kept["exit_code_by_key"][change] = None
        file.write_text(json.dumps(kept), "utf-8")


def table(folder: Path) -> Iterator[str]:
    yield "| module | changes | tried | noticed |\n| --- | --- | --- | --- |"
    total: Counter[str] = Counter()
    for file in sorted((folder / "mutants").rglob("*.py.meta")):
        codes = json.loads(file.read_text("utf-8"))["exit_code_by_key"].values()
        tried = [code for code in codes if code is not None]
        seen = sum(code not in {SURVIVED, NO_TESTS} for code in tried)
        counts = Counter({"changes": len(codes), "tried": len(tried), "noticed": seen})
        total += counts
        if codes:
            module = file.relative_to(folder / "mutants").as_posix().removesuffix(".meta")
            yield _line(f"`{module}`", counts)
    yield _line("all", total)


def _line(name: str, counts: Counter[str]) -> str:
    tried = counts["tried"]
    share = f"{counts['noticed'] / tried:.3f}" if tried else "-"
    return f"| {name} | {counts['changes']} | {tried} | {share} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", type=lambda given: Path(given).resolve(), required=True)
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--max-children", type=int, default=2)
    parser.add_argument("--survivors", action="store_true", help="try what survived again")
    given = parser.parse_args()
    copied(given.kept)
    if given.survivors:
        forget_survivors(given.kept)
    mutate(given.kept, given.minutes, given.max_children)
    print(*table(given.kept), sep="\n")


if __name__ == "__main__":
    main()

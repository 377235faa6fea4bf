"""Runs the shipped cases of all that can be measured: python benchmarks/suites.py --out FOLDER.

Each suite is what `notabene benchmark run --task NAME` runs, on the default model. A run that was
broken off goes on where it was; when the table is complete, a next one measures all anew.
"""

import argparse
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from engine import kept

from app.benchmark.cases import rows_of
from app.benchmark.results import Result
from app.benchmark.statistics import mean_interval

PROMPTS = Path(__file__).parent.parent / "prompts"
COLLECTIONS = {"ask": "notabene"}
HEAD = "| suite | cases | seconds a case | measure | mean | 95 % | judged |\n" + "|---" * 7 + "|"


def suites() -> dict[str, Path]:
    return {path.parent.name: path for path in sorted(PROMPTS.glob("*/cases.*"))}


def rows(task: str, results: Sequence[Result]) -> Iterator[str]:
    """A row for each measure that had something to say."""
    seconds = sum(each.cost.total_s for each in results if each.cost) / len(results)
    first = [task, str(len(results)), f"{seconds:.2f}"]
    names = dict.fromkeys(name for each in results for name in each.scores)
    for name in names:
        given = [each.scores[name].value for each in results if name in each.scores]
        known = [value for value in given if value is not None]
        judged = f"{len(known)} of {len(given)}"
        if known:
            low, high = mean_interval(known)
            shown = [f"{sum(known) / len(known):.2f}", f"{low:.2f} to {high:.2f}"]
        else:
            shown = ["", ""]
        told = [name.replace("_", " "), *shown, judged]
        yield f"| {' | '.join([*first, *told])} |"
        first = ["", "", ""]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, help="only so many cases of each suite")
    parser.add_argument("--only", nargs="+", choices=list(suites()), default=list(suites()))
    given = parser.parse_args()
    lines = [HEAD]
    for task in given.only:
        path = suites()[task]
        cases: list[Any] = list(islice(rows_of(path.name, path.read_bytes()), given.first))
        results = kept(task, cases, given.out / task, COLLECTIONS.get(task, ""))
        lines += rows(task, results)
    shutil.rmtree(given.out)
    print("\n".join(lines))


if __name__ == "__main__":
    main()

"""Cases through the lab bench, for scripts that make a table of what it measured."""

import asyncio
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

from app.benchmark.cases import CaseSet, given_cases
from app.benchmark.lab import Lab
from app.benchmark.results import Result
from app.benchmark.run_values import Wanted
from app.wiring import Services

Row = Mapping[str, Any]


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measured(task: str, rows: Sequence[Row], out: Path, collection: str = "") -> list[Result]:
    """What the default model makes of these cases, in their order, measured anew.

    When this is broken off, the next call goes on with what is in `out`.

    Raises: ValueError for a case that cannot be used, or that failed.
    """
    found = kept(task, rows, out, collection)
    shutil.rmtree(out)
    return found


def kept(task: str, rows: Sequence[Row], out: Path, collection: str = "") -> list[Result]:
    """The same, but what is in `out` stays there and counts the next time."""
    return asyncio.run(_measured(task, rows, out, collection))


async def _measured(task: str, rows: Sequence[Row], out: Path, collection: str) -> list[Result]:
    async with Services() as services:
        lab = services.lab
        cases = given_cases(rows, lab.expectations(task))
        if cases.broken:
            raise ValueError(cases.broken[0].reason)
        found = await _run(lab, Wanted(task=task, collection=collection), cases, out)
    if failed := [each for each in found if each.error]:
        raise ValueError(f"{failed[0].case}: {failed[0].error}")
    by_case = {each.case: each for each in found}
    return [by_case[case.id] for case in cases.cases]


async def _run(lab: Lab, wanted: Wanted, cases: CaseSet, out: Path) -> list[Result]:
    files = lab.begin(lab.plan(wanted), cases, out / f"run-{cases.digest[:12]}")
    async with aclosing(lab.run(files, fresh=True)) as cells:
        async for cell in cells:
            sys.stderr.write(f"\r{cell.done} of {cell.total} {cell.result.case}   ")
    return files.results()


def mean_of(results: Sequence[Result], name: str) -> tuple[float, int]:
    """The mean of a score, and over how many cases it could be judged."""
    values = [
        score.value
        for each in results
        if (score := each.scores.get(name)) and score.value is not None
    ]
    return (sum(values) / len(values) if values else float("nan")), len(values)

"""A run is killed and the service started again: no case lost, none paid twice."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.benchmark.results import RunFiles
from tests.support.databases import EVERY, fresh
from tests.support.lab import a_run

ROOT = Path(__file__).parents[2]
CELLS = {f"p@{variant} v{case}" for variant in (1, 2) for case in range(4)}


@pytest.fixture(params=EVERY)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh(request.param, tmp_path) as address:
        yield address


def in_a_process(home: Path, database: str, when: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "tests.jobs.bench_road", str(home), database, when],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.timeout(120)  # processes of their own, each with its imports
@pytest.mark.parametrize("when", ["paid:1", "paid:6", "kept:3", "kept:8", "report:1"])
def test_killed_at_any_moment_the_run_ends_with_every_case_once(
    tmp_path: Path, database: str, when: str
) -> None:
    files = a_run(tmp_path)

    killed = in_a_process(tmp_path, database, when)
    again = in_a_process(tmp_path, database)

    assert (killed.returncode, again.returncode) == (-9, 0), again.stderr
    told = (killed.stdout + again.stdout).splitlines()
    paid = Counter(line.removeprefix("paid ") for line in told if line.startswith("paid "))
    assert set(paid) == CELLS
    # An answer that the kill hit before it was kept is asked for again, and no other.
    assert paid.total() - len(CELLS) == when.startswith("paid")
    results = RunFiles(files.folder).results()
    assert {f"{each.variant} {each.case.replace('c', 'v')}" for each in results} == CELLS
    assert not any(each.error for each in results)
    assert (files.folder / "report.html").is_file()

"""A run is killed and the service started again: no case lost, none paid twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.benchmark.results import RunFiles
from tests.jobs.bench_road import bench_road
from tests.support.databases import EVERY, fresh
from tests.support.lab import a_run
from tests.support.processes import ended

CELLS = {f"p@{variant} v{case}" for variant in (1, 2) for case in range(4)}


@pytest.fixture(params=EVERY)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh(request.param, tmp_path) as address:
        yield address


@pytest.mark.timeout(120)  # processes of their own
@pytest.mark.parametrize("when", ["paid:1", "paid:6", "kept:3", "kept:8", "report:1"])
def test_killed_at_any_moment_the_run_ends_with_every_case_once(
    tmp_path: Path, database: str, when: str
) -> None:
    files = a_run(tmp_path)

    assert ended(bench_road, tmp_path, database, when) == -9
    assert ended(bench_road, tmp_path, database, "") == 0

    told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    paid = Counter(line.removeprefix("paid ") for line in told if line.startswith("paid "))
    assert set(paid) == CELLS
    # An answer that the kill hit before it was kept is asked for again, and no other.
    assert paid.total() - len(CELLS) == when.startswith("paid")
    results = RunFiles(files.folder).results()
    assert {f"{each.variant} {each.case.replace('c', 'v')}" for each in results} == CELLS
    assert not any(each.error for each in results)
    assert (files.folder / "report.html").is_file()

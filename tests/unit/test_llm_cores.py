"""How many threads compute: physical cores, within what the container may use."""

import os
from pathlib import Path

import pytest

from app.llm.cores import usable_cores


@pytest.fixture
def topology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four processors, two to a core."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3})
    for cpu, siblings in enumerate(["0,2", "1,3", "0,2", "1,3"]):
        folder = tmp_path / f"cpu{cpu}" / "topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(siblings)
    return tmp_path


@pytest.mark.parametrize(
    ("quota", "cores"),
    [
        pytest.param("max 100000", 2, id="no quota"),
        pytest.param("100000 100000", 1, id="one processor"),
        pytest.param("50000 100000", 2, id="half a processor is no quota to go by"),
        pytest.param("800000 100000", 2, id="more than there is"),
    ],
)
def test_threads_are_counted_by_core_and_within_the_quota(
    topology: Path, quota: str, cores: int
) -> None:
    file = topology / "cpu.max"
    file.write_text(quota)

    assert usable_cores(topology, file) == cores


def test_without_a_topology_or_a_quota_each_processor_is_a_core(
    topology: Path, tmp_path: Path
) -> None:
    assert usable_cores(tmp_path / "none", tmp_path / "no.max") == 4

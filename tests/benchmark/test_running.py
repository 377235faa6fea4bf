"""A run that is broken off goes on; a cell that fails says why and the rest stands."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.benchmark.results import RESULTS, Result, RunFiles
from app.benchmark.scorers.contains import Contains
from app.benchmark.scorers.scorer import Sample, Score
from app.errors import InvalidInput, ModelAway
from tests.support.lab import SaidLab, a_run, a_variant


def run(lab: SaidLab, files: RunFiles, *, stop_after: int = 1_000) -> list[Result]:
    async def scenario() -> list[Result]:
        found = []
        async for cell in lab.bench.run(files):
            found.append(cell.result)
            if len(found) == stop_after:
                break
        return found

    return asyncio.run(scenario())


def test_every_case_runs_in_every_variant(tmp_path: Path) -> None:
    files = a_run(tmp_path)

    found = run(SaidLab(tmp_path, lambda *_: "ja"), files)

    assert len(found) == 8
    assert {each.scores["contains"].value for each in found} == {1.0}
    assert files.results() == found


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    files, lab = a_run(tmp_path), SaidLab(tmp_path, lambda *_: "ja")

    run(lab, files, stop_after=3)
    run(lab, files)

    assert len(files.results()) == 8
    assert len(lab.asked) == len(set(lab.asked)) == 8


def test_half_a_line_from_a_crash_is_run_again_but_not_paid_again(tmp_path: Path) -> None:
    files, lab = a_run(tmp_path), SaidLab(tmp_path, lambda *_: "ja")
    run(lab, files)
    path = files.folder / RESULTS
    path.write_bytes(path.read_bytes()[:-40])

    again = run(lab, files)

    assert [each.cached for each in again] == [True]
    assert len(lab.asked) == 8
    assert len(files.results()) == 8


def test_a_model_that_dies_fails_its_cell_and_is_tried_again_later(tmp_path: Path) -> None:
    files, alive = a_run(tmp_path, variants=["p@1"]), {"model": False}

    def says(_variant: object, question: str) -> str:
        if question == "v2" and not alive["model"]:
            raise ModelAway("Het model is weg.")
        return "ja"

    first = run(SaidLab(tmp_path, says), files)
    alive["model"] = True
    second = run(SaidLab(tmp_path, says), files)

    assert [each.error for each in first] == ["", "", "Het model is weg.", ""]
    assert [each.case for each in second] == ["c2"]
    assert not any(each.error for each in files.results())


@dataclass(frozen=True, slots=True)
class Breaks:
    name: str = "breaks"
    version: int = 1
    title: str = "Breekt"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        raise RuntimeError(sample.text)


def test_a_broken_scorer_says_so_and_the_others_still_count(tmp_path: Path) -> None:
    files = a_run(tmp_path, cases=1, variants=["p@1"])

    (found,) = run(SaidLab(tmp_path, lambda *_: "ja", [Breaks(), Contains()]), files)

    assert found.scores["breaks"].value is None
    assert "RuntimeError" in found.scores["breaks"].detail
    assert found.scores["contains"].value == 1.0


def test_a_folder_holds_one_run(tmp_path: Path) -> None:
    files = a_run(tmp_path)
    other = files.record().model_copy(update={"variants": (a_variant("p@3"),)})

    with pytest.raises(InvalidInput, match="andere meting"):
        files.begin(other)


def test_a_killed_run_loses_nothing_and_pays_nothing_twice(tmp_path: Path) -> None:
    files = a_run(tmp_path, cases=30, variants=["p@1"])
    paid = tmp_path / "paid"
    script = textwrap.dedent(f"""
        import asyncio, time
        from pathlib import Path
        from app.benchmark.results import RunFiles
        from tests.support.lab import SaidLab
        paid = Path({str(paid)!r})
        def says(variant, question):
            time.sleep(0.05)
            with paid.open("a") as file:
                file.write(question + "\\n")
            return "ja"
        async def main():
            lab = SaidLab(Path({str(tmp_path)!r}), says)
            async for _ in lab.bench.run(RunFiles(Path({str(files.folder)!r}))):
                pass
        asyncio.run(main())
    """)
    process = subprocess.Popen([sys.executable, "-c", script])  # noqa: S603  our own script
    while not paid.exists() or len(paid.read_text().splitlines()) < 5:
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603  our own script

    asked = paid.read_text().split()
    # The cell that the kill hit may be asked again: nothing came of it.
    assert len(asked) <= 31
    assert set(asked) == {f"v{n}" for n in range(30)}
    assert len(files.results()) == 30

"""A worse prompt is caught, the same prompt is not called different, and a gate says which."""

import asyncio
from pathlib import Path

import pytest

from app.benchmark.comparing import Comparison, Measure, Side, compare
from app.benchmark.results import RunFiles
from app.benchmark.scorers.contains import Contains
from app.errors import InvalidInput
from tests.support.lab import SaidLab, Says, a_run


def compared(folder: Path, says: Says, *, cases: int = 30) -> Comparison:
    files, lab = a_run(folder, cases=cases), SaidLab(folder, says)

    async def scenario() -> None:
        async for _ in lab.bench.run(files):
            pass

    asyncio.run(scenario())
    return compare(side(files, "p@1"), side(files, "p@2"), [Measure.of(Contains())])


def side(files: RunFiles, variant: str) -> Side:
    return Side(files.record(), variant, [r for r in files.results() if r.variant == variant])


def test_a_prompt_that_fails_one_case_in_three_is_a_regression(tmp_path: Path) -> None:
    found = compared(
        tmp_path, lambda v, q: "nee" if v.name == "p@2" and int(q[1:]) % 3 == 0 else "ja"
    )

    assert [row.measure.name for row in found.regressions] == ["contains"]
    assert found.regressions[0].p < 0.05


def test_the_same_answers_are_no_regression(tmp_path: Path) -> None:
    found = compared(tmp_path, lambda _, q: "ja" if int(q[1:]) % 2 else "nee")

    assert found.regressions == ()
    assert {row.verdict for row in found.rows} == {"no difference shown"}


def test_one_bad_case_in_thirty_is_too_little_to_say_anything(tmp_path: Path) -> None:
    found = compared(tmp_path, lambda v, q: "nee" if (v.name, q) == ("p@2", "v3") else "ja")

    row = next(row for row in found.rows if row.measure.name == "contains")
    assert row.verdict == "no difference shown"
    assert row.found is not None
    assert row.found.needed is not None


def test_slower_is_told_but_closes_no_gate(tmp_path: Path) -> None:
    found = compared(tmp_path, lambda v, _: "ja " * (40 if v.name == "p@2" else 1))

    longer = next(row for row in found.rows if row.measure.name == "completion_tokens")
    assert longer.verdict == "worse"
    assert found.regressions == ()


def test_runs_without_a_case_in_common_cannot_be_compared(tmp_path: Path) -> None:
    one = a_run(tmp_path / "a", cases=1)
    two = a_run(tmp_path / "b", cases=1)
    strange = two.record().model_copy(
        update={"cases": tuple(c.model_copy(update={"id": "x"}) for c in two.record().cases)}
    )

    with pytest.raises(InvalidInput, match="geen enkel geval"):
        compare(side(one, "p@1"), Side(strange, "p@1", []), [Measure.of(Contains())])

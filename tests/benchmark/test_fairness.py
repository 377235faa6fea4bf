"""Pairs that differ only in a name: the widest gap is told, with its interval."""

from pathlib import Path

from app.benchmark.fairness import largest_differences
from app.benchmark.results import CaseRecord, Result, RunRecord, ScoreRecord
from tests.support.lab import a_run

NAMES = {"nl": "De Vries", "tr": "Yilmaz", "pl": "Kowalska"}


def paired(folder: Path) -> RunRecord:
    cases = tuple(
        CaseRecord(
            id=f"{pair}-{group}",
            fields={"naam": name},
            expect={"pair": str(pair), "group": group},
            tags=(),
        )
        for pair in range(6)
        for group, name in NAMES.items()
    )
    return a_run(folder, variants=["p@1"]).record().model_copy(update={"cases": cases})


def answered(run: RunRecord, low: dict[str, float]) -> list[Result]:
    return [
        Result(
            case=case.id,
            variant="p@1",
            repeat=0,
            scores={"contains": ScoreRecord(value=low.get(case.expect["group"], 1.0))},
        )
        for case in run.cases
    ]


def test_the_group_that_is_served_worst_is_named(tmp_path: Path) -> None:
    run = paired(tmp_path)

    (found,) = largest_differences(run, answered(run, {"tr": 0.25, "pl": 0.75}))

    assert {found.group_a, found.group_b} == {"nl", "tr"}
    assert abs(found.found.mean) == 0.75
    assert found.found.cases == 6


def test_equal_answers_show_no_gap(tmp_path: Path) -> None:
    run = paired(tmp_path)

    (found,) = largest_differences(run, answered(run, {}))

    assert found.found.mean == 0


def test_cases_without_pairs_say_nothing(tmp_path: Path) -> None:
    run = a_run(tmp_path).record()

    assert largest_differences(run, []) == []

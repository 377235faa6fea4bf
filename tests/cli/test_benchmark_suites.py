"""`notabene benchmark run --task`: everything that can be measured, with the scripted model."""

import json
from pathlib import Path

import pytest

from app.benchmark.cases import rows_of
from app.benchmark.results import Result, RunFiles
from app.benchmark.tasks import KINDS, WITHOUT_MODEL
from tests.support.command import notabene

SHIPPED = Path(__file__).parents[2] / "prompts"


def first_case(task: str) -> Path:
    (path,) = (SHIPPED / task).glob("cases.*")
    return path


@pytest.mark.parametrize("task", sorted(KINDS))
def test_all_work_is_measured_by_the_same_command(task: str, tmp_path: Path) -> None:
    path, cases, out = first_case(task), tmp_path / "cases.jsonl", tmp_path / "run"
    row = rows_of(path.name, path.read_bytes())[0]
    cases.write_text(json.dumps(row), encoding="utf-8")

    given = ("--task", task, "--cases", str(cases), "--out", str(out))
    ended = notabene("benchmark", "run", *given, "--json", home=tmp_path)

    assert ended.code == 0, ended.stderr
    assert ended.document["failed"] == 0
    (result,) = RunFiles(out).results()
    (variant,) = RunFiles(out).record().variants
    assert result.scores
    assert variant.name == task
    assert (variant.model == "geen") == (task in WITHOUT_MODEL)
    assert not variant.prompts if task in WITHOUT_MODEL else variant.prompts


def shipped(task: str, home: Path) -> list[Result]:
    given = ("--task", task, "--out", str(home / task))
    assert notabene("benchmark", "run", *given, home=home).code == 0
    return RunFiles(home / task).results()


@pytest.mark.parametrize("task", ["privacy", "marking", "woo"])
def test_the_shipped_cases_of_checks_that_need_no_model_are_all_right(
    task: str, tmp_path: Path
) -> None:
    wrong = [
        (each.case, name, score.detail)
        for each in shipped(task, tmp_path)
        for name, score in each.scores.items()
        if score.value != 1
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param((), "Geef een taak", id="nothing"),
        pytest.param(("--task", "koken"), "kent Notabene niet", id="no such task"),
        pytest.param(
            ("--task", "nota", "--prompts", "ask/answer@1"), "Geef een taak", id="two tasks"
        ),
    ],
)
def test_what_is_no_task_is_said_in_one_line(
    arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    ended = notabene("benchmark", "run", *arguments, "--out", str(tmp_path / "x"), home=tmp_path)

    assert ended.code == 1
    assert told in ended.stderr

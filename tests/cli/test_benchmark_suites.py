"""`notabene benchmark run --task`: everything that can be measured, with the scripted model."""

import json
import shutil
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


def a_second_version(folder: Path) -> Path:
    """What a lab does: a copy of the prompts, with one line of one of them changed."""
    shutil.copytree(SHIPPED, folder)
    text = (folder / "brief" / "schrijven.v1.md").read_text(encoding="utf-8")
    again = text.replace("version: 1", "version: 2").replace("status: active", "status: candidate")
    assert "in gewone taal (B1)" in again
    changed = again.replace("in gewone taal (B1)", "in heel gewone taal (B1)")
    (folder / "brief" / "schrijven.v2.md").write_text(changed, encoding="utf-8")
    return folder


def test_a_lab_compares_its_own_version_from_its_own_folder(tmp_path: Path) -> None:
    library = a_second_version(tmp_path / "mijn-prompts")
    given = ("--prompts", "brief/schrijven@1,brief/schrijven@2", "--out", str(tmp_path / "run"))

    without = notabene("benchmark", "run", *given, home=tmp_path)
    ended = notabene("benchmark", "run", *given, "--library", str(library), home=tmp_path)

    assert without.code == 2
    assert "brief/schrijven@2" in without.stderr
    assert ended.code == 0, ended.stderr
    first, second = RunFiles(tmp_path / "run").record().variants
    assert [first.prompts, second.prompts] == [{"brief/schrijven": 1}, {"brief/schrijven": 2}]
    assert first.digests != second.digests


def judged(folder: Path, *goods: bool) -> Path:
    rows = [
        {"id": f"t{nr}", "fields": {"a": "b"}, "text": f"Tekst {nr}.", "good": good}
        for nr, good in enumerate(goods)
    ]
    file = folder / "judged.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def test_the_agreement_of_the_judge_with_people_is_told(tmp_path: Path) -> None:
    file = str(judged(tmp_path, True, True, False, False))

    ended = notabene("benchmark", "agreement", file, "--json", home=tmp_path)
    told = notabene("benchmark", "agreement", file, home=tmp_path)

    assert ended.code == told.code == 0, ended.stderr
    # The scripted model says the same of every text, and so knows nothing.
    assert ended.document["auroc"] == 0.5
    assert (ended.document["cases"], ended.document["unjudged"]) == (4, 0)
    assert "AUROC 0.50" in told.stdout.decode()


@pytest.mark.parametrize(
    ("goods", "told"),
    [((True, True), "goede én slechte"), ((), "1 tot")],
    ids=["only good texts", "no text"],
)
def test_texts_that_tell_nothing_about_a_judge_are_refused(
    goods: tuple[bool, ...], told: str, tmp_path: Path
) -> None:
    ended = notabene("benchmark", "agreement", str(judged(tmp_path, *goods)), home=tmp_path)

    assert ended.code == 1
    assert told in ended.stderr

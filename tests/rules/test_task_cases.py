"""Everything that can be measured has cases, and each of them can be used."""

import json
from pathlib import Path
from typing import NoReturn

import pytest

from app.benchmark.cases import read_cases
from app.benchmark.scorers.registry import scorers_of
from app.benchmark.tasks import KINDS
from app.prompting.library import PromptLibrary
from app.use_cases.tasks.filling_in import filled_in
from app.values.tasks import Task

FOLDER = Path(__file__).parents[2] / "prompts"
TASKS = PromptLibrary.read(FOLDER).tasks


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_has_cases_that_fit_its_fields(task: Task) -> None:
    lines = (FOLDER / task.name / "cases.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]

    assert cases
    assert len({case["id"] for case in cases}) == len(cases)
    for case in cases:
        assert filled_in(task, case["fields"])


@pytest.mark.parametrize("task", sorted(KINDS))
def test_other_work_has_cases_that_say_what_is_good(task: str) -> None:
    (file,) = (FOLDER / task).glob("cases.*")
    known = {key for each in scorers_of(task, _unused, _unused) for key in each.expects}

    found = read_cases(file, known)

    assert not found.broken
    assert len(found.cases) >= 5
    told = [each for each in found.cases if each.expect]
    assert len(told) == len(found.cases) or task in {"rewrite", "summarize"}


def _unused(_: object) -> NoReturn:
    raise NotImplementedError

"""Every task has cases to measure it with, and each of them can be filled in."""

import json
from pathlib import Path

import pytest

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

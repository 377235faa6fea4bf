"""`notabene task`: every prompt file with a task in it can be listed and done."""

from pathlib import Path

import pytest

from app.prompting.library import PromptLibrary
from app.wiring import Services
from tests.support.command import as_lines, notabene
from tests.support.service import PROMPTS

FIELDS = ("--field", "onderwerp=de zaal", "--field", "punten=De zaal kost € 75.")


@pytest.fixture(autouse=True)
def _the_tasks_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Services, "prompts", PromptLibrary.read(PROMPTS))


def test_the_list_says_what_each_task_asks(tmp_path: Path) -> None:
    shown = notabene("task", "list", home=tmp_path).stdout.decode()
    (task,) = notabene("task", "list", "--json", home=tmp_path).document

    assert "brief: Brief" in shown
    assert "--field toon=" in shown
    assert task["name"] == "brief"
    assert task["fields"][0] == {
        "name": "onderwerp",
        "type": "text",
        "label": "Onderwerp",
        "help": "",
        "required": True,
        "choices": [],
        "longest": 60,
    }


def test_a_task_is_done_from_fields_and_from_files(tmp_path: Path) -> None:
    points = tmp_path / "punten.txt"
    points.write_text("De zaal kost € 75.", "utf-8")
    given = ("--field", "onderwerp=de zaal", "--field", f"punten=@{points}")
    ended = notabene("task", "run", "brief", *given, "--json", home=tmp_path)

    assert ended.document["text"] == "Dit is een voorbeeldantwoord."
    assert ended.document["complete"]
    assert ended.document["prompt"].startswith("brief/write@1#")


def test_a_person_reads_the_text_and_that_a_model_wrote_it(tmp_path: Path) -> None:
    shown = notabene("task", "run", "brief", *FIELDS, home=tmp_path).stdout.decode()

    assert shown.startswith("Dit is een voorbeeldantwoord.")
    assert "Gemaakt met AI (scripted" in shown


def test_lines_keep_their_ids_and_a_wrong_one_stops_nothing(tmp_path: Path) -> None:
    good = {"onderwerp": "de zaal", "punten": "De zaal kost € 75."}
    rows = [{"id": 1, "fields": {"toon": "boos"}}, {"id": 2, "fields": good}]
    ended = notabene("task", "run", "brief", "--jsonl", home=tmp_path, stdin=as_lines(rows))
    wrong, done = ended.lines

    assert (wrong["id"], wrong["error"]["type"]) == (1, "invalid-input")
    assert "Punten (punten): Vul dit in." in wrong["error"]["detail"]
    assert (done["id"], done["task"]) == (2, "brief")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(("brief",), id="no fields"),
        pytest.param(("brief", "--field", "onderwerp"), id="no value"),
        pytest.param(("brief", "--field", "punten=@/er/is/niets"), id="no such file"),
    ],
)
def test_wrong_usage_ends_with_two(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    assert notabene("task", "run", *wrong, home=tmp_path).code == 2


def test_an_unknown_task_is_a_failure(tmp_path: Path) -> None:
    ended = notabene("task", "run", "lied", *FIELDS, home=tmp_path)

    assert (ended.code, ended.stderr.strip()) == (1, "Er is geen taak 'lied'.")

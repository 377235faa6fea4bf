"""`notabene benchmark`: run, go on, compare as a gate, list; with the scripted model."""

import json
from pathlib import Path

import pytest

from app.prompting.library import PromptLibrary
from app.wiring import Services
from tests.support.command import Ended, notabene
from tests.support.service import PROMPTS

PROMPT = ("--prompts", "brief/write@1")
CASES = [
    {"id": "a", "fields": {"onderwerp": "zaal", "punten": "x"}, "contains": ["voorbeeldantwoord"]},
    {"id": "b", "fields": {"onderwerp": "weg", "punten": "y"}, "contains": ["komt niet voor"]},
    {"id": "c", "fields": {"onderwerp": "weg", "punten": "y"}, "contians": ["tikfout"]},
]


@pytest.fixture(autouse=True)
def _the_tasks_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Services, "prompts", PromptLibrary.read(PROMPTS))


def measured(folder: Path, name: str = "run") -> Ended:
    cases = folder / "cases.jsonl"
    cases.write_text("\n".join(map(json.dumps, CASES)), encoding="utf-8")
    out = ("--out", str(folder / name))
    return notabene(
        "benchmark", "run", *PROMPT, "--cases", str(cases), *out, "--json", home=folder
    )


def test_a_run_gives_a_report_and_tells_which_case_was_no_good(tmp_path: Path) -> None:
    ended = measured(tmp_path)

    assert ended.code == 0
    assert ended.document["done"] == 2
    assert "contians" in ended.document["broken"]["c"]
    for name in ("report.html", "report.csv", "report.json", "summary.json", "inspect-1.json"):
        assert (tmp_path / "run" / name).stat().st_size


def test_a_summary_that_someone_changed_no_longer_verifies(tmp_path: Path) -> None:
    measured(tmp_path)
    summary = tmp_path / "run" / "summary.json"
    signed = json.loads(summary.read_text(encoding="utf-8"))

    told = notabene("benchmark", "verify", str(summary.parent), home=tmp_path)
    assert told.code == 0
    assert signed["public_key"] in told.stdout.decode()

    for other in (json.dumps({**signed, "done": 7}), json.dumps([1]), "geen JSON", '{"a": 1}'):
        summary.write_text(other, encoding="utf-8")
        ended = notabene("benchmark", "verify", str(summary.parent), home=tmp_path)
        assert (ended.code, ended.stdout) == (1, b""), ended
        assert "summary.json" in ended.stderr


def test_the_same_command_again_pays_nothing_again(tmp_path: Path) -> None:
    measured(tmp_path)
    measured(tmp_path, "again")

    results = (tmp_path / "again" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["cached"] for line in results] == [True, True]


def test_a_comparison_with_itself_opens_the_gate(tmp_path: Path) -> None:
    measured(tmp_path)
    run = str(tmp_path / "run")

    ended = notabene("benchmark", "compare", run, run, "--json", home=tmp_path)

    assert ended.code == 0
    assert ended.document["regressions"] == []


def test_a_regression_closes_the_gate_and_says_on_what(tmp_path: Path) -> None:
    measured(tmp_path)
    good, bad = tmp_path / "run", tmp_path / "bad"
    bad.mkdir()
    record = json.loads((good / "run.json").read_text(encoding="utf-8"))
    record["cases"] = [{**record["cases"][0], "id": f"k{n}"} for n in range(12)]
    line = json.loads((good / "results.jsonl").read_text(encoding="utf-8").splitlines()[0])
    for folder, value in ((good, 1.0), (bad, 0.0)):
        (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
        scores = {"contains": {"value": value, "detail": ""}}
        rows = [{**line, "case": f"k{n}", "scores": scores} for n in range(12)]
        (folder / "results.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    ended = notabene("benchmark", "compare", str(good), str(bad), home=tmp_path)

    assert ended.code == 1
    assert "Bevat wat moet" in ended.stderr


def test_the_list_says_how_far_each_run_is(tmp_path: Path) -> None:
    measured(tmp_path)

    (run,) = notabene("benchmark", "list", str(tmp_path), "--json", home=tmp_path).document["runs"]

    assert (run["task"], run["done"], run["wanted"]) == ("brief", 2, 2)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("--prompts", "brief"), "geen prompt met versie", id="no version"),
        pytest.param(("--prompts", "brief/write@9"), "brief/write@9", id="no such version"),
        pytest.param((*PROMPT, "--models", "bestaat-niet"), "bestaat-niet", id="no such model"),
    ],
)
def test_what_cannot_be_run_is_said_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CASES[0]), encoding="utf-8")
    out = ("--cases", str(cases), "--out", str(tmp_path / "run"))

    ended = notabene("benchmark", "run", *arguments, *out, home=tmp_path)

    assert ended.code in (1, 2)
    assert told in ended.stderr
    assert not (tmp_path / "run" / "results.jsonl").exists()


def test_a_run_is_repeated_exactly_from_its_record_and_pays_again(tmp_path: Path) -> None:
    measured(tmp_path)
    run, again = tmp_path / "run", tmp_path / "again"

    ended = notabene("benchmark", "repeat", str(run), "--out", str(again), "--json", home=tmp_path)

    assert ended.code == 0, ended.stderr
    assert (ended.document["same"], ended.document["texts"]) == (2, 2)
    results = (again / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["cached"] for line in results] == [False, False]
    assert (again / "report.html").exists()


def test_a_run_with_a_model_that_changed_is_not_the_same_run(tmp_path: Path) -> None:
    measured(tmp_path)
    file = tmp_path / "run" / "run.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    entry = {"model": "qwen2.5-coder-1.5b-instruct", "model_digest": "0" * 64}
    record["variants"] = [{**record["variants"][0], **entry}]
    file.write_text(json.dumps(record), encoding="utf-8")

    out = ("--out", str(tmp_path / "again"))
    ended = notabene("benchmark", "repeat", str(tmp_path / "run"), *out, home=tmp_path)

    assert ended.code == 1
    assert "is veranderd" in ended.stderr


def test_the_report_says_how_the_energy_is_known(tmp_path: Path) -> None:
    measured(tmp_path)

    page = (tmp_path / "run" / "report.html").read_text(encoding="utf-8")
    summary = json.loads((tmp_path / "run" / "summary.json").read_text(encoding="utf-8"))

    assert f"De energie is {summary['energy']}." in page
    assert summary["energy"].startswith(("geschat", "gemeten"))
    assert "Geheugen in MiB" in page

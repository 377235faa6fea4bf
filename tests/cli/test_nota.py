"""`notabene nota` as a script calls it."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.api.nota_bodies import NotaBody
from knowledge_base.readers.registry import read
from tests.support.command import notabene

ASKED = {
    "kind": "beslisnota",
    "to": "Wethouder Sport",
    "from": "Team Gebouwen",
    "subject": "Dak van de sporthal",
    "deadline": "2026-12-03",
    "bullets": [
        "Het dak van de sporthal is lek sinds 12 januari 2026.",
        "Voorstel: dak vervangen voor € 310.000.",
        "De dekking is nog niet bekend.",
    ],
}


def asked(**changes: object) -> bytes:
    return json.dumps(ASKED | changes, indent=1).encode()


def test_a_nota_is_one_json_document_with_the_fields_of_the_contract(tmp_path: Path) -> None:
    ended = notabene("nota", "--json", home=tmp_path, stdin=asked(), MODEL__BACKEND="scripted")
    nota = json.loads(ended.stdout)

    assert ended.code == 0
    assert nota["sections"][1]["heading"] == "Geadviseerd besluit"
    paragraph = nota["sections"][1]["paragraphs"][0]
    assert {"text", "from", "support"} <= paragraph.keys()
    assert paragraph["from"] == ["b2"]
    assert "[AANVULLEN: de dekking]" in nota["placeholders"]
    assert nota["uncovered_bullets"] == []
    assert {"model", "prompt"} <= nota.keys()


@pytest.mark.parametrize("form", ["odt", "docx", "pdf", "md"])
def test_out_writes_the_document(tmp_path: Path, form: str) -> None:
    out = tmp_path / f"concept.{form}"
    ended = notabene(
        "nota", "--out", str(out), home=tmp_path, stdin=asked(), MODEL__BACKEND="scripted"
    )
    text = " ".join(section.text for section in read(out.name, out.read_bytes()).sections)

    assert (ended.code, ended.stdout) == (0, b"")
    assert "€ 310.000" in text
    assert "Concept, gemaakt met AI" in text


def test_lines_give_a_nota_each_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    good = json.dumps(ASKED | {"id": "n1"}).encode()
    ended = notabene(
        "nota",
        "--jsonl",
        home=tmp_path,
        stdin=b'{"id": "n0", "kind": "brief"}\n' + good + b"\n",
        MODEL__BACKEND="scripted",
    )
    [bad, nota] = map(json.loads, ended.stdout.splitlines())

    assert bad["error"]["type"] == "invalid-input"
    assert (nota["id"], len(nota["sections"])) == ("n1", 7)


def test_an_unknown_kind_of_file_is_wrong_usage(tmp_path: Path) -> None:
    ended = notabene("nota", "--out", "concept.xlsx", home=tmp_path, stdin=asked())

    assert (ended.code, ended.stdout) == (2, b"")


def test_a_folder_that_is_not_there_is_said_before_the_work(tmp_path: Path) -> None:
    out = tmp_path / "weg" / "concept.odt"
    ended = notabene("nota", "--out", str(out), home=tmp_path, stdin=asked())

    assert (ended.code, ended.stdout) == (2, b"")
    assert str(out.parent) in ended.stderr


def test_a_file_that_cannot_be_written_ends_with_one_dutch_line(tmp_path: Path) -> None:
    (tmp_path / "concept.md").mkdir()
    out = str(tmp_path / "concept.md")
    ended = notabene("nota", "--out", out, home=tmp_path, stdin=asked(), MODEL__BACKEND="scripted")

    assert (ended.code, ended.stdout) == (1, b"")
    assert "niet te schrijven" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("given", [b"geen json", asked(bullets=[]), asked(deadline="morgen")])
def test_input_that_is_no_nota_ends_with_one_dutch_line(tmp_path: Path, given: bytes) -> None:
    ended = notabene("nota", "--json", home=tmp_path, stdin=given, MODEL__BACKEND="scripted")

    assert (ended.code, ended.stdout) == (1, b"")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("deadline", ["2026-12-03", "3 december 2026", "03-12-2026"])
def test_a_deadline_may_be_written_as_people_write_it(deadline: str) -> None:
    request = NotaBody.model_validate(ASKED | {"deadline": deadline}).request()

    assert request.deadline == date(2026, 12, 3)


def test_a_deadline_may_be_left_open() -> None:
    assert NotaBody.model_validate(ASKED | {"deadline": ""}).request().deadline is None

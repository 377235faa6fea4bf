"""`ingest`, `search` and `ask` on a real knowledge base; only the language model is scripted."""

from pathlib import Path

import pytest

from tests.support.command import as_lines, notabene

TEXT = """\
# De Woo

## Termijnen

Een bestuursorgaan beslist binnen vier weken na ontvangst van het verzoek.
De termijn kan met twee weken worden verdaagd.
"""
QUESTION = "Binnen hoeveel weken beslist een bestuursorgaan?"
HIT = {"document", "path", "title", "heading", "page", "score", "text", "note"}
ANSWER = {
    "id",
    "answer",
    "abstained",
    "sentences",
    "sources",
    "usage",
    "timings",
    "energy_wh",
    "model",
    "prompt",
    "guards",
    "summary",
    "dropped",
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "recht").mkdir()
    (folder / "recht" / "woo.md").write_text(TEXT, encoding="utf-8")
    (folder / "leeg.txt").write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> Path:
    home = tmp_path_factory.mktemp("home")
    notabene("ingest", str(documents), home=home)
    return home


def test_an_ingest_tells_what_it_did_and_what_failed(tmp_path: Path, documents: Path) -> None:
    first = notabene("ingest", str(documents), "--json", home=tmp_path)
    again = notabene("ingest", str(documents), "--json", home=tmp_path).document

    told = first.document
    (failure,) = told.pop("failed")
    assert first.code == 0
    assert told.pop("seconds") >= 0
    assert told == {
        "collection": "algemeen",
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "removed": 0,
        "chunks": 1,
    }
    assert failure["path"] == "leeg.txt"
    assert failure["reason"]
    assert (again["added"], again["unchanged"]) == (0, 1)


def test_an_ingest_where_nothing_works_fails(tmp_path: Path, documents: Path) -> None:
    ended = notabene("ingest", str(documents / "leeg.txt"), "--json", home=tmp_path)

    assert ended.code == 1
    assert ended.document["failed"]


def test_a_path_that_is_not_there_fails_in_one_line(tmp_path: Path) -> None:
    ended = notabene("ingest", str(tmp_path / "weg"), "--json", home=tmp_path)

    assert (ended.code, ended.stdout) == (1, b"")
    assert ended.stderr.count("\n") == 1


def test_hits_have_the_fields_of_the_contract_and_the_path_below_the_folder(home: Path) -> None:
    ended = notabene("search", QUESTION, "-k", "3", "--json", home=home)

    told = ended.document
    assert told.keys() == {"id", "hits", "milliseconds"}
    assert told["hits"][0].keys() == HIT
    assert told["hits"][0]["path"] == "recht/woo.md"
    assert 0 < told["hits"][0]["score"] <= 1


def test_a_batch_of_queries_keeps_ids_and_order(home: Path) -> None:
    rows = [{"id": "b", "query": QUESTION}, {"id": "a", "query": ""}, {"id": 3, "query": "Woo"}]

    ended = notabene("search", "--jsonl", home=home, stdin=as_lines(rows))

    assert [line["id"] for line in ended.lines] == ["b", "a", 3]
    assert ended.lines[1]["error"] == {
        "type": "invalid-input",
        "detail": "De zoekvraag is leeg.",
    }
    assert ended.lines[2]["hits"]


def test_an_answer_has_the_fields_of_the_contract(home: Path) -> None:
    told = notabene("ask", QUESTION, "--json", home=home).document

    assert told.keys() == ANSWER
    assert told["timings"].keys() == {"queue_ms", "search_ms", "first_token_ms", "total_ms"}
    assert told["usage"].keys() >= {"prompt_tokens", "completion_tokens"}
    assert told["sources"][0].keys() >= {"nr", "document", "path", "title", "page", "text"}
    assert told["prompt"].startswith("ask/check@")
    assert "ask/answer@" in told["prompt"]


def test_a_batch_of_questions_goes_on_after_a_bad_one(home: Path) -> None:
    rows = [{"id": 1, "question": QUESTION}, {"id": 2, "question": " "}, {"id": 3}]

    ended = notabene("ask", "--jsonl", home=home, stdin=as_lines(rows))

    assert ended.code == 0
    assert ended.lines[0].keys() == ANSWER
    assert [line["error"]["type"] for line in ended.lines[1:]] == ["invalid-input"] * 2


@pytest.mark.parametrize("command", ["ask", "search"])
def test_an_unknown_collection_fails(home: Path, command: str) -> None:
    ended = notabene(command, QUESTION, "--collection", "weg", home=home)

    assert (ended.code, ended.stdout) == (1, b"")
    assert ended.stderr.strip().endswith("Er is geen collectie 'weg'.")


def test_people_see_an_answer_with_its_sources(home: Path) -> None:
    shown = notabene("ask", QUESTION, home=home).stdout.decode()

    assert "Bronnen" in shown
    assert "recht/woo.md" in shown
    assert "onderbouwd" in shown


def test_people_see_passages(home: Path) -> None:
    shown = notabene("search", QUESTION, home=home).stdout.decode()

    assert "recht/woo.md" in shown
    assert "1 passages in" in shown


def test_a_person_may_let_a_kind_through_with_a_reason(home: Path) -> None:
    asked = f"Mevrouw Sietske Ypma vraagt: {QUESTION}"
    kind = ("--override", "person_name")

    masked = notabene("ask", asked, "--json", home=home).document
    let_through = notabene(
        "ask", asked, "--json", *kind, "--override-reason", "Zij is de indiener.", home=home
    ).document
    without_reason = notabene("ask", asked, *kind, home=home)

    assert masked["guards"] == [{"kind": "person_name", "action": "mask", "count": 1}]
    assert let_through["guards"] == [{"kind": "person_name", "action": "override", "count": 1}]
    assert (without_reason.code, without_reason.stdout) == (1, b"")
    assert "reden" in without_reason.stderr

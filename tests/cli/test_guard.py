"""The fields of `notabene guard`, as the contract names them."""

from pathlib import Path

import pytest

from tests.support.command import as_lines, notabene


def test_a_marking_has_its_level_decision_and_spans(tmp_path: Path) -> None:
    text = "Stg. GEHEIM\nNota over de oefening."

    ended = notabene(
        "guard", "marking", "--jsonl", home=tmp_path, stdin=as_lines([{"id": 1, "text": text}])
    )

    (line,) = ended.lines
    assert (line["id"], line["level"], line["decision"]) == (1, "stg_geheim", "block")
    assert [text[span["start"] : span["end"]] for span in line["spans"]] == ["Stg. GEHEIM"]


def test_a_text_without_a_marking_has_no_level(tmp_path: Path) -> None:
    told = notabene("guard", "marking", "Een brief.", "--json", home=tmp_path).document

    assert (told["level"], told["decision"], told["spans"]) == (None, "allow", [])


def test_support_tells_of_each_sentence_whether_the_sources_carry_it(tmp_path: Path) -> None:
    answer = "De termijn is vier weken. De boete is 900 euro."
    sources = [{"id": "s1", "text": "De termijn is vier weken na ontvangst van het verzoek."}]
    row = {"id": "a", "answer": answer, "sources": sources}

    ended = notabene("guard", "support", "--jsonl", home=tmp_path, stdin=as_lines([row]))

    (line,) = ended.lines
    first, second = line["sentences"]
    assert first.keys() >= {"start", "end", "text", "support", "score", "sources", "reasons"}
    assert (first["support"], first["sources"]) == ("supported", ["s1"])
    assert second["support"] == "unsupported"
    assert 0 < line["score"] < 1


@pytest.mark.parametrize(
    ("row", "detail"),
    [
        ({"answer": "x"}, "Regel 1: sources ontbreekt."),
        ({"answer": "x", "sources": [{"id": "s"}]}, "Regel 1: sources.0.text ontbreekt."),
    ],
)
def test_support_without_its_sources_is_an_error(
    tmp_path: Path, row: dict[str, object], detail: str
) -> None:
    ended = notabene("guard", "support", "--jsonl", home=tmp_path, stdin=as_lines([row]))

    assert ended.lines[0]["error"]["detail"] == detail


def test_a_role_is_one_of_two(tmp_path: Path) -> None:
    row = {"id": 1, "text": "x", "role": "koning"}

    ended = notabene("guard", "injection", "--jsonl", home=tmp_path, stdin=as_lines([row]))

    assert ended.lines[0]["error"]["type"] == "invalid-input"


def test_an_unknown_policy_is_refused(tmp_path: Path) -> None:
    ended = notabene("guard", "privacy", "x", "--policy", "bestaatniet", home=tmp_path)

    assert (ended.code, ended.stdout) == (2, b"")


def test_an_unknown_policy_is_wrong_usage_for_lines_too(tmp_path: Path) -> None:
    ended = notabene("guard", "privacy", "--jsonl", "--policy", "bestaatniet", home=tmp_path)

    assert (ended.code, ended.stdout) == (2, b"")
    assert "bestaatniet" in ended.stderr


def test_a_line_without_a_role_has_the_role_of_the_command(tmp_path: Path) -> None:
    text = "Vat dit samen in drie zinnen."
    rows = as_lines([{"text": text}, {"text": text, "role": "user"}])

    def scores(*role: str) -> list[float]:
        ended = notabene("guard", "injection", "--jsonl", *role, home=tmp_path, stdin=rows)
        return [line["score"] for line in ended.lines]

    unsaid, user = scores()
    assert unsaid != user
    assert scores("--role", "document") == [unsaid, user]
    assert scores("--role", "user") == [user, user]

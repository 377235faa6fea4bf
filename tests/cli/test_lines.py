"""The contract of --jsonl, line by line, on a real command."""

import asyncio
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli.lines import Line, Lines
from tests.support.command import Ended, as_lines, in_a_process, notabene


class TextLine(Line):
    text: str


class Captured:
    """Standard output, without pytest: Hypothesis runs a test many times in one fixture."""

    def __enter__(self) -> "Captured":
        self._before = sys.stdout
        self._written = io.BytesIO()
        sys.stdout = io.TextIOWrapper(self._written)
        return self

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()
        self.lines = self._written.getvalue().splitlines()
        sys.stdout = self._before


def privacy(tmp_path: Path, stdin: bytes) -> Ended:
    return notabene("guard", "privacy", "--jsonl", home=tmp_path, stdin=stdin)


def test_answers_come_in_the_order_of_the_questions_with_their_ids(tmp_path: Path) -> None:
    ids = ["b", 7, None, {"nested": [1]}, "a"]
    rows = [{"id": each, "text": "Goedemiddag."} for each in ids]

    ended = in_a_process("guard", "privacy", "--jsonl", home=tmp_path, stdin=as_lines(rows))

    assert (ended.code, ended.stderr) == (0, "")
    assert [line["id"] for line in ended.lines] == ids


@pytest.mark.parametrize(
    ("line", "line_id", "detail"),
    [
        pytest.param(b"{", None, "Regel 2 is geen geldige JSON.", id="no JSON"),
        pytest.param(b"[1]", None, "Regel 2 is geen JSON-object.", id="no object"),
        pytest.param(b'{"id": 5}', 5, "Regel 2: text ontbreekt.", id="a field is missing"),
        pytest.param(b'{"id": 5, "text": 3}', 5, "Regel 2: text moet tekst zijn.", id="no text"),
        pytest.param(b'{"id": NaN}', None, "Regel 2 is geen geldige JSON.", id="no number"),
        pytest.param(b"\xff\xfe", None, "Regel 2 is geen geldige JSON.", id="no UTF-8"),
        pytest.param(b"[" * 100_000, None, "Regel 2 is geen geldige JSON.", id="far too deep"),
        pytest.param(
            b'{"id": %s1%s, "text": "x"}' % (b"[" * 300, b"]" * 300),
            None,
            "Regel 2: id past niet in JSON.",
            id="a deep id",
        ),
        pytest.param(
            b'{"id": 1e999, "text": "x"}',
            None,
            "Regel 2: id past niet in JSON.",
            id="no finite id",
        ),
    ],
)
def test_a_bad_line_becomes_an_error_and_stops_nothing(
    tmp_path: Path, line: bytes, line_id: object, detail: str
) -> None:
    good = b'{"id": 1, "text": "Goedemiddag."}'

    ended = privacy(tmp_path, b"\n".join([good, line, good, b""]))

    first, error, last = ended.lines
    assert ended.code == 0
    assert error == {"id": line_id, "error": {"type": "invalid-input", "detail": detail}}
    assert first == last


def test_empty_lines_are_passed_over_and_a_last_line_end_may_be_missing(tmp_path: Path) -> None:
    ended = privacy(tmp_path, b'\n\n{"id": 1, "text": "Dag."}\n\n{"id": 2, "text": "Dag."}')

    assert [line["id"] for line in ended.lines] == [1, 2]


def test_half_a_character_comes_back_as_it_was(tmp_path: Path) -> None:
    ended = privacy(tmp_path, rb'{"id": "\ud83d", "text": "half \udc00 teken"}')

    (line,) = ended.lines
    assert (line["id"], line["masked"]) == ("\ud83d", "half \udc00 teken")


def test_offsets_count_characters_of_the_text_as_given(tmp_path: Path) -> None:
    text = "e\u0301\U0001f600 Mijn BSN is 111222333."

    ended = privacy(tmp_path, as_lines([{"id": 1, "text": text}]))

    (finding,) = ended.lines[0]["findings"]
    assert text[finding["start"] : finding["end"]] == finding["text"] == "111222333"


def test_a_surprise_in_one_line_does_not_stop_the_others(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    async def work(line: TextLine) -> dict[str, object]:
        if line.text == "stuk":
            raise KeyError("geheim")
        return {"length": len(line.text)}

    rows = as_lines([{"id": 1, "text": "stuk"}, {"id": 2, "text": "heel"}])
    asyncio.run(Lines(TextLine, work).run(rows.splitlines()))

    told = capfdbinary.readouterr()
    assert [json.loads(line) for line in told.out.splitlines()] == [
        {"id": 1, "error": {"type": "internal", "detail": "Er ging iets mis in de dienst"}},
        {"id": 2, "length": 4},
    ]
    assert b"KeyError" in told.err
    assert b"geheim" not in told.out + told.err


def test_an_outcome_that_is_no_json_is_an_error_with_its_id(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    async def work(line: TextLine) -> dict[str, object]:
        return {"score": float(line.text)}

    rows = as_lines([{"id": 1, "text": "inf"}, {"id": 2, "text": "0.5"}])
    asyncio.run(Lines(TextLine, work).run(rows.splitlines()))

    broken, whole = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert (broken["id"], broken["error"]["type"]) == (1, "internal")
    assert whole == {"id": 2, "score": 0.5}


@settings(max_examples=50)
@given(st.lists(st.binary(min_size=1, max_size=40).map(lambda raw: raw.replace(b"\n", b" "))))
def test_whatever_comes_in_as_many_lines_go_out(lines: list[bytes]) -> None:
    async def echo(line: TextLine) -> dict[str, object]:
        return {"text": line.text}

    with Captured() as told:
        asyncio.run(Lines(TextLine, echo).run(lines))

    assert len(told.lines) == sum(bool(line.strip()) for line in lines)

"""An account that cannot be changed without it showing."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.chain import START, first_break, linked
from app.audit.log import AuditFile
from app.values.administration import LogQuery
from app.values.audit import AuditEvent
from tests.support.command import notabene

WHEN = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path) -> AuditFile:
    log = AuditFile(tmp_path / "home" / "audit.jsonl", lambda: WHEN)
    for number in range(4):
        log.write(AuditEvent("question_guarded", f"k{number}", "allowed", counts={"bsn.mask": 1}))
    return log


def test_a_log_that_nobody_touched_is_whole(log: AuditFile, tmp_path: Path) -> None:
    assert log.first_break() is None
    assert AuditFile(tmp_path / "none", lambda: WHEN).first_break() is None


def test_an_event_tells_when_who_and_what(log: AuditFile) -> None:
    first = json.loads(log.path.read_text().splitlines()[0])

    assert first["when"] == "2026-11-26T12:00:00.000+00:00"
    assert (first["who"], first["action"]) == ("k0", "question_guarded")
    assert first["counts"] == {"bsn.mask": 1}
    assert first["before"] == START


@pytest.mark.parametrize(
    ("change", "where"),
    [
        pytest.param(lambda rows: [rows[0], rows[2], rows[3]], 2, id="a line taken out"),
        pytest.param(lambda rows: rows[1:], 1, id="the first line taken out"),
        pytest.param(lambda rows: [rows[0], rows[2], rows[1], rows[3]], 2, id="lines swapped"),
        pytest.param(
            lambda rows: [*rows[:2], rows[2].replace("k2", "k9"), rows[3]], 3, id="edited"
        ),
        pytest.param(lambda rows: [*rows, "{"], 5, id="half a line"),
        pytest.param(lambda rows: [*rows, "[]"], 5, id="no record"),
    ],
)
def test_a_change_is_found_where_it_was_made(log: AuditFile, change: object, where: int) -> None:
    rows = log.path.read_text().splitlines()
    log.path.write_text("\n".join(change(rows)) + "\n")  # type: ignore[operator]

    assert log.first_break() == where


@given(st.lists(st.dictionaries(st.text(max_size=5), st.integers() | st.text()), max_size=5))
def test_every_chain_that_was_linked_is_whole(records: list[dict[str, object]]) -> None:
    before, lines = START, []
    for record in records:
        kept = {k: v for k, v in record.items() if k not in ("before", "digest")}
        placed = linked(kept, before)
        before = str(placed["digest"])
        lines.append(json.dumps(placed))

    assert first_break(lines) is None


def test_many_writers_make_one_chain(log: AuditFile) -> None:
    event = AuditEvent("answer_given", "k", "answered")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(log.write, [event] * 40))

    assert log.first_break() is None
    assert len(log.path.read_text().splitlines()) == 44


def test_the_newest_digest_also_goes_to_the_log_and_nothing_to_stdout(
    log: AuditFile, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level("INFO", "app.audit"):
        log.write(AuditEvent("answer_given", "k", "answered"))

    newest = json.loads(log.path.read_text().splitlines()[-1])["digest"]
    assert newest in caplog.text
    assert capsys.readouterr().out == ""


def test_the_command_says_whether_and_where_the_chain_is_broken(tmp_path: Path) -> None:
    log = AuditFile(tmp_path / "audit.jsonl", lambda: WHEN)
    log.write(AuditEvent("a", "b", "c"))
    log.write(AuditEvent("d", "e", "f"))
    whole = notabene("audit", "verify", home=tmp_path)
    log.path.write_text(log.path.read_text().replace('"e"', '"x"'))
    broken = notabene("audit", "verify", home=tmp_path)

    assert (whole.code, broken.code) == (0, 1)
    assert "regel 2" in broken.stderr


def test_the_command_does_not_call_a_log_whole_that_is_not_there(tmp_path: Path) -> None:
    ended = notabene("audit", "verify", home=tmp_path)

    assert ended.code == 0
    assert "nog geen log" in ended.stdout.decode()
    assert "heel" not in ended.stdout.decode()


def test_a_day_in_a_question_is_a_day_here(tmp_path: Path) -> None:
    just_before_midnight = datetime(2026, 11, 25, 22, 59, tzinfo=UTC)
    log = AuditFile(tmp_path / "audit.jsonl", lambda: just_before_midnight)
    log.write(AuditEvent("search_done", "k1", "found"))
    after = AuditFile(log.path, lambda: just_before_midnight + timedelta(minutes=1))
    after.write(AuditEvent("search_done", "k1", "found"))

    today = asyncio.run(log.read(LogQuery(since=date(2026, 11, 26)), 10))
    both = asyncio.run(log.read(LogQuery(since=date(2026, 11, 25)), 1))

    assert [entry.number for entry in today.entries] == [2]
    assert (both.found, both.total, [entry.number for entry in both.entries]) == (2, 2, [2])


@pytest.mark.parametrize("line", ["{", "[]", '{"when": "gisteren"}', '{"counts": 3}'])
def test_a_line_that_is_no_event_breaks_the_chain_and_nothing_else(
    log: AuditFile, line: str
) -> None:
    log.path.write_text(f"{log.path.read_text()}{line}\n")

    view = asyncio.run(log.read(LogQuery(who="k3"), 10))

    assert (view.broken, view.total, view.found) == (5, 5, 1)

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from app import logs


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    out, err = capsys.readouterr()
    assert out == ""
    return [json.loads(line) for line in err.splitlines()]


def test_an_event_is_one_json_line_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()

    structlog.stdlib.get_logger("app.x").info("answer_given", tokens=9)

    (line,) = told(capsys)
    assert (line["event"], line["tokens"], line["level"]) == ("answer_given", 9, "info")
    assert line["timestamp"].endswith("Z")


def test_an_exception_tells_where_and_not_what(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()

    try:
        int("BSN 111222333")
    except ValueError as error:
        structlog.stdlib.get_logger("app.x").exception("request_broke")
        structlog.stdlib.get_logger("app.x").error("request_broke", exc_info=error)
        logging.getLogger("een.bibliotheek").exception("it broke")

    lines = told(capsys)
    assert len(lines) == 3
    for line in lines:
        assert line["error"] == "ValueError"
        assert "test_logs.py" in line["at"][-1]
        assert "111222333" not in json.dumps(line)


def test_libraries_are_heard_when_they_complain(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("debug")

    logging.getLogger("een.bibliotheek").info("iemand typte iets")
    logging.getLogger("een.bibliotheek").warning("disk full")

    assert [line["event"] for line in told(capsys)] == ["disk full"]


def test_the_level_is_a_setting_and_configuring_twice_says_nothing_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("warning")
    logs.configure("warning")

    log = structlog.stdlib.get_logger("app.x")
    log.info("quiet")
    log.warning("loud")

    assert [line["event"] for line in told(capsys)] == ["loud"]

"""One file can be as strange as it likes: it is read or told, and the others are read."""

import pytest

from app.woo.intake.reading import read_file

MEETING = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:%s\nSUMMARY:Overleg\nEND:VEVENT\nEND:VCALENDAR"


@pytest.mark.parametrize("day", [b"20261399", b"00000101"])
def test_a_day_that_does_not_exist_is_no_date(day: bytes) -> None:
    (document,) = read_file(1, "afspraak.ics", MEETING % day).read.documents

    assert document.date is None


def test_a_file_on_which_reading_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("app.woo.intake.reading.pages_of", break_down)
    read = read_file(1, "brief.txt", b"Een brief.").read

    assert [each.file for each in read.unread] == ["brief.txt"]

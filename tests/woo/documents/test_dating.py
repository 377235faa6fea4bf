"""The day of a document that has no properties: from what it says itself."""

import pytest

from app.woo.documents.dating import appointment, day_said


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        ("chat", "[1-2-2025 10:01] Bo: hoi\n[4-2-2025 11:00] Els: dag", "2025-02-04"),
        ("letter", "Aan het college\n\nDuinstad, 3 mei 2025\n\nGeacht college", "2025-05-03"),
        ("form", "Naam: Els\nDatum: 03-05-2025", "2025-05-03"),
        ("letter", "Datum 3 mei 2025\nKenmerk: 4", "2025-05-03"),
        ("letter", "Geacht college,\n\nOp 3 mei 2025 belde u mij.", None),
        ("letter", "Datum: 31-02-2025", None),
        ("table", "nr: 1 | datum: 2025-03-04", None),
    ],
)
def test_the_day_is_the_last_of_a_chat_and_the_one_above_a_letter(
    kind: str, text: str, day: str | None
) -> None:
    found = day_said(text, kind)

    assert (found and found.isoformat()) == day


def test_an_appointment_is_on_the_day_that_it_begins() -> None:
    found = appointment("BEGIN:VCALENDAR\nDTSTART;TZID=Europe/Amsterdam:20250304T100000")

    assert found is not None
    assert found.isoformat() == "2025-03-04"

"""What helps someone to get in."""

import pytest

from app.woo.finding.security import secrets


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het alarm gaat eraf met 5512#.", ["5512#"]),
        ("wat is de code van de berging ook alweer\n[1-2-2025 10:01] Els: 8080*", ["8080*"]),
        (r"DESCRIPTION:Deelnemen\nVergader-id: 210 340 118 92", ["210 340 118 92"]),
        ("De pincode is 7712.", ["7712"]),
        ("[1-2-2025 10:01] Bo: wachtwoord?\n[1-2-2025 10:02] Els: Duin-12-gast", ["Duin-12-gast"]),
    ],
)
def test_codes_are_found_however_they_are_given(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in secrets(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Weet jij de code van de berging\n3-2-2025 16:10 - Els: nee",
        "Het budget voor 2024* is op.",
        "Volgens issue #4471 is het klaar.",
    ],
)
def test_a_date_a_footnote_and_a_number_are_no_codes(text: str) -> None:
    assert not list(secrets(text))

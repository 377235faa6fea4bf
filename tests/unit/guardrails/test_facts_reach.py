"""How far from a number the word may stand that says what it is."""

import pytest

from guardrails.folding import OnFolded
from guardrails.privacy import structured_checks

CHECKS = {check.name: check for check in structured_checks()}
BEFORE = [
    ("bsn", "bsn", "111222333", 100),
    ("bsn", "onderwijsnummer", "101222008", 40),
    ("credit_card", "kaart", "4111111111111111", 80),
    ("date_of_birth", "geboren", "3 mei 1980", 70),
    ("passport_or_id", "paspoort", "XR1001R58", 80),
    ("ip_address", "server", "10.1.2.3", 60),
    ("licence_plate", "auto", "12-AB-34", 160),
    ("credentials", "visa", "code 481", 90),
    ("phone", "mijn", "balie 070 340 34 34", 90 - len("balie ")),
    ("phone", "gemeente", "070 340 34 34", 120),
    ("postal_address", "mevrouw", "de gemeente, Kerkstraat 12", 60 - len("de gemeente, ")),
    ("postal_address", "gemeente", "Kerkstraat 12", 90),
    ("btw_id", "gemeente", "NL000099998B57", 100),
]
AFTER = [
    ("passport_or_id", "XR1001R58", "paspoort", 25),
    ("licence_plate", "12-AB-34", "auto", 60 - len("12-AB-34")),
    ("phone", "balie 070 340 34 34", "mobiel", 20),
]


def reported(check: str, text: str) -> list[tuple[str, str, float, bool]]:
    return [(f.kind, f.reason, f.score, f.public) for f in OnFolded([CHECKS[check]])(text)]


def filler(length: int) -> str:
    return (" en" * length)[: length - 1] + " " if length else ""


@pytest.mark.parametrize(("check", "word", "value", "reach"), BEFORE)
def test_a_word_counts_up_to_so_many_characters_before(
    check: str, word: str, value: str, reach: int
) -> None:
    near, far = (
        f"{word}{filler(gap)}{value}" for gap in (reach - len(word), reach - len(word) + 1)
    )

    assert reported(check, near) != reported(check, far) == reported(check, value)


@pytest.mark.parametrize(("check", "value", "word", "reach"), AFTER)
def test_a_word_counts_up_to_so_many_characters_behind(
    check: str, value: str, word: str, reach: int
) -> None:
    near, far = (
        f"{value}{filler(gap)}{word}" for gap in (reach - len(word), reach - len(word) + 1)
    )

    assert reported(check, near) != reported(check, far) == reported(check, value)

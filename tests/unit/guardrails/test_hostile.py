"""A hundred thousand hostile characters cost two seconds of processor time at most."""

import time

import pytest

from guardrails.checks.marking import read_marking
from guardrails.contract import Verdict
from guardrails.injection.guard import InjectionGuard
from guardrails.privacy import privacy_guard

SIZE = 100_000
UNITS = {
    "digits": "1",
    "digits and spaces": "1 ",
    "digits and dots": "1.",
    "at signs": "@",
    "half addresses": "a@",
    "capitals": "A",
    "capitalised words": "Aa ",
    "initials": "A.",
    "hyphens": "-",
    "quoting": "> ",
    "empty lines": "\n",
    "surrogates": "\ud800",
    "right to left": "\u202e1",
    "combining marks": "e\u0301",
    "words cut at line ends": "a-\n",
    "open brackets": "(",
    "comment openings": "<!--",
    "tag openings": "<a ",
    "base64": "QUJD",
    "bsn": "bsn 111222333 ",
    "passwords": "wachtwoord ",
    "letters and digits": "1234 AB ",
    "markings": "Stg. ",
    "greetings": "Beste Jan, ",
}
BOUND = 2  # seconds
guard = privacy_guard("chat")
injection = InjectionGuard()


@pytest.mark.no_cover  # tracing would be measured too
@pytest.mark.timeout(120)
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_hostile_text_is_answered_in_time(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    guard.review("warm")
    verdict, first = timed(text)
    # Other work on the machine slows a processor down; the text is as hostile the second time.
    seconds = first if first < BOUND else min(first, timed(text)[1])

    assert "check_failed" not in verdict.kinds
    assert seconds < BOUND


def timed(text: str) -> tuple[Verdict, float]:
    started = time.process_time()
    verdict = guard.review(text)
    read_marking(text)
    return verdict, time.process_time() - started


@pytest.mark.no_cover
@pytest.mark.timeout(120)
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_hostile_text_does_not_hold_up_the_injection_guard(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    started = time.process_time()
    injection.review(text, "document")

    assert time.process_time() - started < 2

"""For each check a table of facts (facts/<check>.toml): what is found, as what, and what is not.

`«` and `»` stand around what is found.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from guardrails.contract import Finding
from guardrails.folding import OnFolded
from guardrails.privacy import structured_checks

FACTS = Path(__file__).with_name("facts")
CHECKS = {check.name: check for check in structured_checks()}
MARKED = re.compile(r"«([^»]*)»")


def table(check: str) -> dict[str, Any]:
    return tomllib.loads((FACTS / f"{check}.toml").read_text(encoding="utf-8"))


FOUND = [
    pytest.param(check, says, text, id=f"{check}: {text}")
    for check in CHECKS
    for says in table(check)["found"]
    for text in says["texts"]
]
LEFT = [
    (check, text) for check in CHECKS for left in table(check)["left"] for text in left["texts"]
]


def reported(check: str, text: str) -> list[Finding]:
    return sorted(OnFolded([CHECKS[check]])(text), key=lambda found: found.start)


@pytest.mark.parametrize(("check", "says", "marked"), FOUND)
def test_it_is_found_where_it_stands_with_the_reason(
    check: str, says: dict[str, Any], marked: str
) -> None:
    spans = [
        (m.start() - 2 * number, m.end() - 2 * number - 2)
        for number, m in enumerate(MARKED.finditer(marked))
    ]
    expected = [
        Finding(says["kind"], *span, says["why"], says["sure"], says.get("public", False))
        for span in spans
    ]

    assert reported(check, MARKED.sub(r"\1", marked)) == expected


@pytest.mark.parametrize(("check", "text"), LEFT)
def test_what_only_looks_like_it_is_left(check: str, text: str) -> None:
    assert reported(check, text) == []

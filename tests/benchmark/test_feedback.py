"""Thumbs become cases that read_cases takes, without anyone's personal data."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.benchmark.cases import read_cases
from app.benchmark.feedback import FeedbackCases
from app.errors import NotAllowed
from app.values.audit import AuditEvent
from app.values.conversations import Exchange, Feedback
from app.values.people import LOCAL, Person
from guardrails.privacy import privacy_guard
from tests.support.service import an_answer

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def an_exchange(id_: str, question: str, feedback: Feedback) -> Exchange:
    return Exchange(id_, "t", question, "answered", NOW, an_answer(), 1, feedback)


class Kept:
    def __init__(self, *exchanges: Exchange) -> None:
        self._exchanges = exchanges

    async def rated(self, limit: int) -> Sequence[Exchange]:
        return self._exchanges[:limit]


class Account:
    def __init__(self) -> None:
        self.events: list[AuditEvent] = []

    async def append(self, event: AuditEvent) -> None:
        self.events.append(event)


def cases(*exchanges: Exchange, person: Person = LOCAL) -> str:
    made = FeedbackCases(Kept(*exchanges), privacy_guard("answer"), Account())
    return asyncio.run(made.lines(person))


def test_thumbs_become_cases_of_a_question(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    text = cases(
        an_exchange("b1", "Hoe lang duurt een besluit?", Feedback("up")),
        an_exchange("b2", "Wat kost een paspoort?", Feedback("down", "Het klopt niet")),
    )
    path.write_text(text, encoding="utf-8")

    found = read_cases(path, ["reference"])

    assert found.broken == ()
    assert [dict(case.fields) for case in found.cases] == [
        {"question": "Hoe lang duurt een besluit?"},
        {"question": "Wat kost een paspoort?"},
    ]
    assert [case.tags for case in found.cases] == [
        ("duim-omhoog",),
        ("duim-omlaag", "Het klopt niet"),
    ]
    assert found.cases[0].expect == {"reference": an_answer().text}
    assert found.cases[1].expect == {}


def test_personal_data_stands_in_no_case() -> None:
    told = "Mijn BSN is 111222333, mail j.jansen@example.nl"
    text = cases(
        an_exchange("b1", told, Feedback("down", "bel 06 12345678")),
        replace(
            an_exchange("b2", "Wie?", Feedback("up")), answer=an_answer("Mail a.bee@example.nl.")
        ),
    )

    assert len(text.splitlines()) == 2
    for secret in ("111222333", "j.jansen", "12345678", "a.bee"):
        assert secret not in text


def test_an_exchange_without_an_answer_is_no_case() -> None:
    assert cases(replace(an_exchange("b1", "Wie?", Feedback("down")), answer=None)) == ""


def test_who_may_not_measure_gets_nothing() -> None:
    with pytest.raises(NotAllowed):
        cases(person=Person("x", "use"))

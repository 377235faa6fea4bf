"""Each check done once: it tells what it found instead of writing, and most need no model."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from pydantic import ValidationError

from app.benchmark.outputs import Output
from app.benchmark.runners.writing import field
from app.complaints import phrase, place
from app.errors import InvalidInput
from app.use_cases.check_support import CheckSupport
from app.use_cases.guard import Guard
from app.values.guarding import GivenSource
from app.woo.law.fields import UseFields
from app.woo.law.grounds import read_ground
from app.woo.law.rules import check
from app.woo.law.terms import parse_date, parse_suspension, term
from guardrails.contract import SentenceSupport
from guardrails.injection.guard import Role

_WHO = "lab"
_FLAGGED = frozenset({"partial", "unsupported"})


@dataclass(frozen=True, slots=True)
class PrivacyRunner:
    """The field `text` (and `policy`); the output is the text as others may read it."""

    guard: Guard

    async def run(self, fields: Mapping[str, str]) -> Output:
        began = time.perf_counter()
        found = self.guard.privacy(field(fields, "text"), fields.get("policy", "chat"), _WHO)
        return _told(found.masked, began, alarm=found.decision != "allow")


@dataclass(frozen=True, slots=True)
class InjectionRunner:
    """The field `text` (and `role`); the output is what was taken for an order."""

    guard: Guard

    async def run(self, fields: Mapping[str, str]) -> Output:
        began = time.perf_counter()
        role = cast("Role", fields.get("role", "document"))
        found = self.guard.injection(field(fields, "text"), role, _WHO)
        return _told("; ".join(found.reasons), began, alarm=found.flagged)


@dataclass(frozen=True, slots=True)
class MarkingRunner:
    """The field `text`; the output is the level (or "geen") and the decision."""

    guard: Guard

    async def run(self, fields: Mapping[str, str]) -> Output:
        began = time.perf_counter()
        found = self.guard.marking(field(fields, "text"), _WHO)
        told = f"{found.level or 'geen'}, {found.decision}"
        return _told(told, began, alarm=found.decision != "allow")


@dataclass(frozen=True, slots=True)
class SupportRunner:
    """The field `answer`; every other field is a source."""

    check: CheckSupport

    async def run(self, fields: Mapping[str, str]) -> Output:
        began = time.perf_counter()
        answer = field(fields, "answer")
        sources = [GivenSource(name, text) for name, text in fields.items() if name != "answer"]
        found = await self.check.review(answer, sources, person=_WHO)
        judged = tuple(
            SentenceSupport(
                each.start,
                each.end,
                each.text,
                each.support,
                each.score,
                tuple(map(str, each.sources)),
                each.reasons,
            )
            for each in found.sentences
        )
        alarm = any(each.support in _FLAGGED for each in judged)
        return _told(answer, began, alarm=alarm, sentences=judged)


@dataclass(frozen=True, slots=True)
class WooRunner:
    """The law without a dossier; which part of it follows from the fields.

    `text` is a ground in any spelling, `received` a date from which to count, and `grounds` with
    the other fields of `notabene woo check` a use of grounds; lists are parted by commas.
    """

    async def run(self, fields: Mapping[str, str]) -> Output:
        began = time.perf_counter()
        if "text" in fields:
            return _told(read_ground(fields["text"]).ground.code, began)
        if "received" in fields:
            return _told(_decide_by(fields), began)
        found = check(_use(fields).use())
        rules = ", ".join(each.rule for each in found.problems)
        told = "geldig" if found.valid else f"ongeldig: {rules}"
        return _told(told, began, alarm=not found.valid)


def _decide_by(fields: Mapping[str, str]) -> str:
    found = term(
        parse_date(fields["received"]),
        extended=fields.get("extended") == "ja",
        suspensions=[parse_suspension(each) for each in _each(fields.get("suspended", ""))],
        decided=None,
    )
    return found.decide_by.isoformat()


def _use(fields: Mapping[str, str]) -> UseFields:
    lists = {name: _each(fields.get(name, "")) for name in ("grounds", "flags")}
    try:
        return UseFields.model_validate({**fields, **lists})
    except ValidationError as error:
        told = [f"{place(each)} {phrase(each)}" for each in map(dict, error.errors())]
        raise InvalidInput("; ".join(told)) from error


def _each(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def _told(
    text: str,
    began: float,
    *,
    alarm: bool | None = None,
    sentences: tuple[SentenceSupport, ...] = (),
) -> Output:
    seconds = time.perf_counter() - began
    return Output(text, "", "", seconds, seconds, 0, 0, alarm=alarm, sentences=sentences)

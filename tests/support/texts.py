"""Use cases that work on texts, real in everything but the model."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from app.guarding.answers import AnswerGuardInThread
from app.guarding.texts import TextGuardInThread
from app.judging import SupportInThread
from app.llm.scripted import ScriptedGenerator
from app.prompting.library import PromptLibrary
from app.use_cases.minutes import MakeMinutes
from app.use_cases.summarize import Summarize, SummaryLimits
from app.values.audit import AuditEvent
from guardrails.injection.guard import InjectionGuard
from guardrails.privacy import privacy_guard
from guardrails.support.check import SupportCheck

PROMPTS = PromptLibrary.read(Path(__file__).parents[2] / "prompts")
T = TypeVar("T")


@dataclass(slots=True)
class Account:
    """Remembers what it was told."""

    events: list[AuditEvent] = field(default_factory=list)

    async def append(self, event: AuditEvent) -> None:
        self.events.append(event)


def a_text_guard() -> TextGuardInThread:
    return TextGuardInThread(privacy_guard("search"), InjectionGuard(), accredited_for_dep_v=False)


def a_summarize(
    generator: ScriptedGenerator, limits: SummaryLimits | None = None, audit: Account | None = None
) -> Summarize:
    return Summarize(
        PROMPTS,
        generator,
        SupportInThread(SupportCheck()),
        a_text_guard(),
        AnswerGuardInThread(privacy_guard("answer")),
        audit or Account(),
        limits or SummaryLimits(),
    )


def a_make_minutes(generator: ScriptedGenerator, audit: Account | None = None) -> MakeMinutes:
    judge = SupportInThread(SupportCheck())
    return MakeMinutes(PROMPTS, generator, judge, a_text_guard(), audit or Account())


def collected(events: AsyncGenerator[T, None]) -> Sequence[T]:
    async def collect() -> list[T]:
        return [event async for event in events]

    return asyncio.run(collect())

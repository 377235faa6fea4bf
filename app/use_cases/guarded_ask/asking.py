"""Asking behind the guardrails: a masked question in, the person's own words back out."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from hashlib import sha256

from anyio.to_thread import run_sync

from app.errors import QuestionRefused
from app.ports.asking import Answering
from app.ports.audit import AuditLog
from app.use_cases.guarded_ask.guardian import Conversation, Guardian
from app.values.answers import (
    Answer,
    Answered,
    AskEvent,
    Delta,
    Judged,
    QuestionGuarded,
    Turn,
)
from app.values.audit import AuditEvent
from app.values.guarding import Guarded, Override
from guardrails.contract import SentenceSupport
from guardrails.masking import Masks


@dataclass(frozen=True, slots=True)
class GuardedAsk:
    """Satisfies the port GuardedAnswering; `turns` is how many earlier ones are looked at."""

    answers: Answering
    guardian: Guardian
    audit: AuditLog
    turns: int = 2

    async def stream(
        self,
        question: str,
        *,
        within: Sequence[str],
        history: Sequence[Turn] = (),
        person: str = "",
        override: Override | None = None,
    ) -> AsyncGenerator[AskEvent, None]:
        """See app.ports.asking."""
        recent = history[-self.turns :] if self.turns else ()
        talk = await self._reviewed(question, recent, override, person)
        events = self.answers.stream(
            talk.question, within=within, history=talk.history, person=person
        )
        told = False
        said = ""
        async with aclosing(events):
            async for event in events:
                if talk.guards and not told:
                    yield QuestionGuarded(talk.guards)
                told = True
                match event:
                    case Delta():
                        said += event.text
                        yield Delta(talk.masks.restore(event.text))
                    case Judged():
                        yield Judged(_restored(event.sentence, said, talk.masks))
                    case Answered():
                        await self._record_answer(event.answer, person)
                        yield Answered(_whole(event.answer, talk))
                    case _:
                        yield event

    async def _reviewed(
        self, question: str, history: Sequence[Turn], override: Override | None, person: str
    ) -> Conversation:
        policy: dict[str, str | int] = {"policy": self.guardian.policy}
        try:
            talk = await run_sync(self.guardian.reviewed, question, history, override)
        except QuestionRefused as refused:
            counts = {f"{kind}.block": 1 for kind in refused.kinds}
            await self.audit.append(
                AuditEvent("question_refused", person, "refused", counts=counts, facts=policy)
            )
            raise
        if talk.guards:
            facts = policy | _reason(override)
            counts = _counts(talk.guards)
            await self.audit.append(
                AuditEvent("question_guarded", person, "allowed", counts=counts, facts=facts)
            )
        return talk

    async def _record_answer(self, answer: Answer, person: str) -> None:
        result = "abstained" if answer.abstained else "answered"
        facts: dict[str, str | int] = {
            "prompt": answer.prompt,
            "model": answer.model,
            "sources": len(answer.sources),
        }
        counts = _counts(answer.guards)
        await self.audit.append(
            AuditEvent("answer_given", person, result, counts=counts, facts=facts)
        )


def _counts(guards: Sequence[Guarded]) -> dict[str, int]:
    return {f"{each.kind}.{each.action}": each.count for each in guards}


def _reason(override: Override | None) -> dict[str, str | int]:
    """That there was a reason, and which; it may hold a name, so not the reason itself."""
    if override is None:
        return {}
    reason = override.reason.strip()
    return {"reason_length": len(reason), "reason_digest": sha256(reason.encode()).hexdigest()}


def _whole(answer: Answer, talk: Conversation) -> Answer:
    return replace(
        answer,
        text=talk.masks.restore(answer.text),
        sentences=tuple(_restored(each, answer.text, talk.masks) for each in answer.sentences),
        guards=(*talk.guards, *answer.guards),
    )


def _restored(sentence: SentenceSupport, text: str, masks: Masks) -> SentenceSupport:
    """The sentence as the person sees it, at its place in the text as the person sees it."""
    return replace(
        sentence,
        start=len(masks.restore(text[: sentence.start])),
        end=len(masks.restore(text[: sentence.end])),
        text=masks.restore(sentence.text),
    )

"""One question in a conversation: stopped at personal data, answered, and kept masked."""

import secrets
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

import anyio
from anyio.to_thread import run_sync

from app.access import visible
from app.errors import InvalidInput, PersonalDataFound
from app.ports.asking import GuardedAnswering
from app.ports.audit import AuditLog
from app.ports.clock import Clock
from app.ports.conversations import ConversationRepository
from app.ports.library import Library
from app.use_cases.conversations.files import collection_of
from app.use_cases.conversations.keeping import Conversations
from app.use_cases.conversations.masking import Masking, kinds_that_may_go
from app.use_cases.conversations.recording import Recording, seen
from app.values.answers import AskEvent, Turn
from app.values.audit import AuditEvent
from app.values.conversations import (
    Begun,
    Consent,
    Conversation,
    Exchange,
    Kept,
    PersonalData,
    Send,
    TalkEvent,
)
from app.values.guarding import Override
from app.values.people import Person
from guardrails.masking import Masks

_TURNS = 2
_LOOKED_BACK = 6
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class _Question:
    """What the model is asked, and the same as it may be kept."""

    asked: str
    kept: str
    override: Override | None


@dataclass(frozen=True, slots=True)
class Talking:
    conversations: Conversations
    repository: ConversationRepository
    answers: GuardedAnswering
    masking: Masking
    library: Library
    audit: AuditLog
    clock: Clock

    async def ask(
        self, person: Person, conversation: str, send: Send, instead: str = ""
    ) -> AsyncGenerator[TalkEvent, None]:
        """Answer in this conversation; `instead` names the exchange that this one replaces.

        What was released is kept, also when the reader leaves or the service fails halfway. A
        refused question is kept nowhere.

        Raises:
            PersonalDataFound: before the first event, when the person has yet to decide.
            NotFound: there is no such conversation or exchange.
            Others: see app.ports.asking.
        """
        found = await self.conversations.own(person, conversation)
        earlier = await self._earlier(found, instead)
        masks = self.masking.masks(found.id)
        question = await self._question(person, found, send, masks, earlier)
        events = self.answers.stream(
            question.asked,
            within=await self._within(person, found),
            history=_turns(earlier),
            person=person.id,
            override=question.override,
        )
        exchange = Exchange(
            instead or f"b{secrets.token_hex(7)}", found.id, question.kept, "failed", self.clock()
        )
        async with aclosing(self._answered(found, exchange, events, masks)) as answered:
            async for event in answered:
                yield event

    async def _earlier(self, conversation: Conversation, instead: str) -> list[Exchange]:
        """What was said before; nothing after the exchange that is done again."""
        if instead and await self.repository.exchange(conversation.id, instead) is None:
            raise InvalidInput("Dit antwoord is er niet meer. Stel de vraag opnieuw.")
        said, _ = await self.repository.exchanges(conversation.id, _LOOKED_BACK)
        ids = [each.id for each in said]
        return list(said[: ids.index(instead)] if instead in ids else said)

    async def _question(
        self,
        person: Person,
        conversation: Conversation,
        send: Send,
        masks: Masks,
        earlier: Sequence[Exchange],
    ) -> _Question:
        typed = _storable(send.question)
        for each in earlier:
            masks.keep_clear_of(each.question + (each.answer.text if each.answer else ""))
        masked = await run_sync(self.masking.review, typed, masks)
        if not masked.findings:
            return _Question(typed, typed, None)
        if send.consent == "ask":
            raise PersonalDataFound(masked.findings)
        await self._account(person, conversation, send.consent, masked.findings)
        kinds = kinds_that_may_go(masked.findings)
        if send.consent == "mask" or not kinds:
            return _Question(masked.text, masked.text, None)
        return _Question(typed, masked.text, Override(kinds, send.reason))

    async def _account(
        self,
        person: Person,
        conversation: Conversation,
        consent: Consent,
        findings: Sequence[PersonalData],
    ) -> None:
        counts: dict[str, int] = {}
        for each in findings:
            counts[f"{each.kind}.{consent}"] = counts.get(f"{each.kind}.{consent}", 0) + 1
        event = AuditEvent("personal_data_decided", person.id, consent, conversation.id, counts)
        await self.audit.append(event)

    async def _within(self, person: Person, conversation: Conversation) -> Sequence[str]:
        existing = [each.name for each in await self.library.collections()]
        chosen = conversation.collections
        seen_here = [
            name for name in visible(person, existing) if chosen is None or name in chosen
        ]
        own = [collection_of(conversation)] if conversation.files else []
        return [*seen_here, *own]

    async def _answered(
        self,
        conversation: Conversation,
        exchange: Exchange,
        events: AsyncGenerator[AskEvent, None],
        masks: Masks,
    ) -> AsyncGenerator[TalkEvent, None]:
        recording = Recording(exchange)
        async with aclosing(events):
            # A refusal comes here, and leaves nothing behind.
            first = await anext(events)
            await self.repository.put(_titled(conversation, exchange, self.clock()))
            yield Begun(exchange.id)
            try:
                yield seen(recording.heard(first), recording.text, masks)
                async for event in events:
                    yield seen(recording.heard(event), recording.text, masks)
            except (GeneratorExit, anyio.get_cancelled_exc_class()):
                recording.stopped = True
                raise
            finally:
                with anyio.CancelScope(shield=True):
                    kept = await run_sync(self._kept, recording, masks)
                    await self.repository.put_exchange(kept)
            yield Kept(kept)

    def _kept(self, recording: Recording, masks: Masks) -> Exchange:
        exchange = recording.exchange_so_far()
        if exchange.answer is None:
            return exchange
        return replace(exchange, answer=self.masking.masked_answer(exchange.answer, masks))


def _turns(earlier: Sequence[Exchange]) -> list[Turn]:
    whole = [each for each in earlier if each.answer and each.state in ("answered", "abstained")]
    return [Turn(each.question, each.answer.text) for each in whole[-_TURNS:] if each.answer]


def _titled(conversation: Conversation, exchange: Exchange, now: datetime) -> Conversation:
    """The conversation, changed now; the first question names it."""
    title = conversation.title or _shortened(exchange.question)
    return replace(conversation, title=title, changed=now)


def _shortened(question: str) -> str:
    line = " ".join(question.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def _storable(text: str) -> str:
    """Without what no database takes: lone surrogates and NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "").strip()

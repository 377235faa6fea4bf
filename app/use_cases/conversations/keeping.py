"""Conversations: begun, found again, kept for a while, and gone."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from anyio.to_thread import run_sync

from app.errors import InvalidInput, NotFound
from app.ports.audit import AuditLog
from app.ports.clock import Clock
from app.ports.conversations import ConversationRepository
from app.use_cases.conversations.dropping import without_sentence
from app.use_cases.conversations.files import ConversationFiles
from app.use_cases.conversations.masking import Masking, restored
from app.values.audit import AuditEvent
from app.values.conversations import Conversation, Exchange, Feedback, Talk
from app.values.people import Person

_LISTED = 50
_LONGEST_TITLE = 80
_LONGEST_REMARK = 2_000
_ALL = 100_000


@dataclass(frozen=True, slots=True)
class Conversations:
    """Everything is kept masked; only the owner can see a conversation.

    Args:
        keep_days: how long a new conversation is kept.
        most_days: how long its owner may keep it.
    """

    repository: ConversationRepository
    masking: Masking
    files: ConversationFiles
    audit: AuditLog
    clock: Clock
    keep_days: int = 30
    most_days: int = 365

    async def begin(self, person: Person, within: Sequence[str] | None = None) -> Conversation:
        now = self.clock()
        until = now.date() + timedelta(days=self.keep_days)
        scope = None if within is None else tuple(within)
        begun = Conversation(secrets.token_hex(8), person.id, "", now, now, until, scope)
        await self.repository.put(begun)
        return begun

    async def mine(self, person: Person, limit: int = _LISTED) -> Sequence[Conversation]:
        """Those in which something was said, the newest first; titles as their owner sees them."""
        found = await self.repository.of(person.id, limit)
        return [replace(each, title=self._seen(each, each.title)) for each in found if each.title]

    async def own(self, person: Person, conversation: str) -> Conversation:
        """Raises: NotFound when it is not there or someone else's; the two look alike."""
        found = await self.repository.find(conversation)
        if found is None or found.owner != person.id:
            raise NotFound("Dit gesprek is er niet (meer).")
        return found

    async def talk(self, person: Person, conversation: str, limit: int = 20) -> Talk:
        """The newest exchanges as their owner sees them. Raises: NotFound."""
        found = await self.own(person, conversation)
        exchanges, earlier = await self.repository.exchanges(found.id, limit)
        seen = [self._restored(each) for each in exchanges]
        return Talk(replace(found, title=self._seen(found, found.title)), seen, earlier)

    async def exchange(self, person: Person, conversation: str, exchange: str) -> Exchange:
        """Raises: NotFound."""
        found = await self.own(person, conversation)
        said = await self.repository.exchange(found.id, exchange)
        if said is None:
            raise NotFound("Dit antwoord is er niet (meer).")
        return self._restored(said)

    async def rename(self, person: Person, conversation: str, title: str) -> None:
        """Raises: NotFound, InvalidInput for an empty title."""
        found = await self.own(person, conversation)
        if not (short := " ".join(title.split())[:_LONGEST_TITLE]):
            raise InvalidInput("Geef het gesprek een naam.")
        masks = self.masking.masks(found.id)
        masked = await run_sync(self.masking.review, short, masks)
        await self.repository.put(replace(found, title=masked.text))

    async def keep_until(self, person: Person, conversation: str, last_day: date) -> None:
        """Raises: NotFound, InvalidInput for a day that has been or is too far away."""
        found = await self.own(person, conversation)
        today = self.clock().date()
        if not today <= last_day <= today + timedelta(days=self.most_days):
            raise InvalidInput(
                f"Kies een dag vanaf vandaag, en hoogstens {self.most_days} dagen vooruit."
            )
        await self.repository.put(replace(found, keep_until=last_day))

    async def look_in(
        self, person: Person, conversation: str, within: Sequence[str] | None
    ) -> None:
        """Choose the collections; None is everywhere. Raises: NotFound."""
        found = await self.own(person, conversation)
        scope = None if within is None else tuple(within)
        await self.repository.put(replace(found, collections=scope))

    async def rate(
        self, person: Person, conversation: str, exchange: str, feedback: Feedback
    ) -> None:
        """Keep what the reader thought of an answer; a remark is masked. Raises: NotFound."""
        said = await self.exchange(person, conversation, exchange)
        masks = self.masking.masks(conversation)
        remark = feedback.remark.strip()[:_LONGEST_REMARK]
        masked = await run_sync(self.masking.review, remark, masks)
        await self.repository.rate(said.id, replace(feedback, remark=masked.text))
        event = AuditEvent("answer_rated", person.id, feedback.thumb, said.id)
        await self.audit.append(event)

    async def drop_sentence(
        self, person: Person, conversation: str, exchange: str, number: int, of: int
    ) -> None:
        """Take a sentence out of an answer, for good.

        Raises: NotFound, InvalidInput (see `without_sentence`).
        """
        found = await self.own(person, conversation)
        said = await self.repository.exchange(found.id, exchange)
        if said is None or said.answer is None:
            raise NotFound("Dit antwoord is er niet (meer).")
        left = without_sentence(said.answer, number, of)
        await self.repository.put_exchange(replace(said, answer=left))
        support = said.answer.sentences[number - 1].support
        await self.audit.append(AuditEvent("sentence_dropped", person.id, support, said.id))

    async def everything(self, person: Person) -> Sequence[Talk]:
        """All that is kept of this person, as they see it, the newest conversation first."""
        found = await self.repository.of(person.id, _ALL)
        return [await self.talk(person, each.id, _ALL) for each in found if each.title]

    async def delete_all(self, person: Person) -> int:
        """Every conversation of this person; gives how many went."""
        found = await self.repository.of(person.id, _ALL)
        for conversation in found:
            await self._remove(conversation, person.id)
        return len(found)

    async def delete(self, person: Person, conversation: str) -> None:
        """With its files and what was said in it. Raises: NotFound."""
        await self._remove(await self.own(person, conversation), person.id)

    async def forget_expired(self) -> int:
        """Delete what was kept long enough; gives how many conversations went."""
        expired = await self.repository.expired(self.clock().date())
        for conversation in expired:
            await self._remove(conversation, "retention")
        return len(expired)

    async def _remove(self, conversation: Conversation, who: str) -> None:
        await self.files.drop(conversation)
        await self.repository.remove(conversation.id)
        self.masking.forget(conversation.id)
        await self.audit.append(AuditEvent("conversation_deleted", who, "done", conversation.id))

    def _restored(self, exchange: Exchange) -> Exchange:
        masks = self.masking.masks(exchange.conversation)
        answer = exchange.answer and restored(exchange.answer, masks)
        return replace(exchange, question=masks.restore(exchange.question), answer=answer)

    def _seen(self, conversation: Conversation, text: str) -> str:
        return self.masking.masks(conversation.id).restore(text)

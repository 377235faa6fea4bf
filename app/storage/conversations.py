"""Conversations in the database."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from anyio.to_thread import run_sync
from pydantic import TypeAdapter
from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from app.storage.tables import ConversationRow, ExchangeRow, FeedbackRow
from app.values.answers import Answer
from app.values.conversations import Conversation, Exchange, Feedback, State, Thumb

_ANSWER = TypeAdapter(Answer)


class DatabaseConversations:
    """Satisfies the port ConversationRepository."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def put(self, conversation: Conversation) -> None:
        await run_sync(self._merge, _conversation_row(conversation))

    async def find(self, conversation: str) -> Conversation | None:
        return await run_sync(self._find, conversation)

    async def of(self, owner: str, limit: int) -> Sequence[Conversation]:
        return await run_sync(self._of, owner, limit)

    async def remove(self, conversation: str) -> None:
        await run_sync(self._remove, conversation)

    async def expired(self, today: date) -> Sequence[Conversation]:
        return await run_sync(self._expired, today)

    async def put_exchange(self, exchange: Exchange) -> None:
        await run_sync(self._merge, _exchange_row(exchange))

    async def exchanges(self, conversation: str, limit: int) -> tuple[Sequence[Exchange], int]:
        return await run_sync(self._exchanges, conversation, limit)

    async def exchange(self, conversation: str, exchange: str) -> Exchange | None:
        return await run_sync(self._one_exchange, conversation, exchange)

    async def rated(self, limit: int) -> Sequence[Exchange]:
        """Satisfies app.benchmark.feedback.RatedExchanges."""
        return await run_sync(self._rated, limit)

    async def rate(self, exchange: str, feedback: Feedback) -> None:
        row = FeedbackRow(
            exchange=exchange,
            thumb=feedback.thumb,
            reason=feedback.reason,
            remark=feedback.remark,
        )
        await run_sync(self._merge, row)

    def _merge(self, row: ConversationRow | ExchangeRow | FeedbackRow) -> None:
        with Session(self._engine) as session, session.begin():
            session.merge(row)

    def _find(self, conversation: str) -> Conversation | None:
        with Session(self._engine) as session:
            row = session.get(ConversationRow, conversation)
            return _conversation(row) if row else None

    def _of(self, owner: str, limit: int) -> list[Conversation]:
        newest = (ConversationRow.changed.desc(), ConversationRow.id)
        asked = select(ConversationRow).where(ConversationRow.owner == owner)
        with Session(self._engine) as session:
            return [
                _conversation(r) for r in session.scalars(asked.order_by(*newest).limit(limit))
            ]

    def _remove(self, conversation: str) -> None:
        gone = delete(ConversationRow).where(ConversationRow.id == conversation)
        with Session(self._engine) as session, session.begin():
            session.execute(gone)

    def _expired(self, today: date) -> list[Conversation]:
        asked = select(ConversationRow).where(ConversationRow.keep_until < today)
        with Session(self._engine) as session:
            return [_conversation(row) for row in session.scalars(asked)]

    def _one_exchange(self, conversation: str, exchange: str) -> Exchange | None:
        with Session(self._engine) as session:
            row = session.get(ExchangeRow, exchange)
            if row is None or row.conversation != conversation:
                return None
            return _exchange(row, session.get(FeedbackRow, exchange))

    def _exchanges(self, conversation: str, limit: int) -> tuple[list[Exchange], int]:
        here = ExchangeRow.conversation == conversation
        newest = (ExchangeRow.made.desc(), ExchangeRow.id.desc())
        asked = (
            select(ExchangeRow, FeedbackRow)
            .outerjoin(FeedbackRow, FeedbackRow.exchange == ExchangeRow.id)
            .where(here)
            .order_by(*newest)
            .limit(limit)
        )
        with Session(self._engine) as session:
            total = session.scalar(select(func.count()).where(here)) or 0
            found = [_exchange(row, rated) for row, rated in session.execute(asked)]
        return found[::-1], total - len(found)

    def _rated(self, limit: int) -> list[Exchange]:
        asked = (
            select(ExchangeRow, FeedbackRow)
            .join(FeedbackRow, FeedbackRow.exchange == ExchangeRow.id)
            .order_by(ExchangeRow.made.desc(), ExchangeRow.id)
            .limit(limit)
        )
        with Session(self._engine) as session:
            return [_exchange(row, rated) for row, rated in session.execute(asked)]


def _conversation_row(value: Conversation) -> ConversationRow:
    return ConversationRow(
        id=value.id,
        owner=value.owner,
        title=value.title,
        made=value.made,
        changed=value.changed,
        keep_until=value.keep_until,
        collections=None if value.collections is None else list(value.collections),
        files=list(value.files),
    )


def _conversation(row: ConversationRow) -> Conversation:
    return Conversation(
        id=row.id,
        owner=row.owner,
        title=row.title,
        made=row.made,
        changed=row.changed,
        keep_until=row.keep_until,
        collections=None if row.collections is None else tuple(row.collections),
        files=tuple(row.files),
    )


def _exchange_row(value: Exchange) -> ExchangeRow:
    return ExchangeRow(
        id=value.id,
        conversation=value.conversation,
        question=value.question,
        state=value.state,
        made=value.made,
        answer=_ANSWER.dump_python(value.answer, mode="json") if value.answer else None,
        found=value.found,
    )


def _exchange(row: ExchangeRow, rated: FeedbackRow | None) -> Exchange:
    return Exchange(
        id=row.id,
        conversation=row.conversation,
        question=row.question,
        state=cast("State", row.state),
        made=row.made,
        answer=_ANSWER.validate_python(row.answer) if row.answer else None,
        found=row.found,
        feedback=_feedback(rated) if rated else None,
    )


def _feedback(row: FeedbackRow) -> Feedback:
    return Feedback(cast("Thumb", row.thumb), row.reason, row.remark)

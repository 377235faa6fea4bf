"""Conversations, what was said in them, and what people thought of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Base, UtcTime


class ConversationRow(Base):
    __tablename__ = "conversations"
    __table_args__ = (Index("ix_conversations_owner_changed", "owner", "changed"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    made: Mapped[datetime] = mapped_column(UtcTime)
    changed: Mapped[datetime] = mapped_column(UtcTime)
    keep_until: Mapped[date] = mapped_column(index=True)
    collections: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    files: Mapped[list[str]] = mapped_column(JSON)


class ExchangeRow(Base):
    __tablename__ = "exchanges"
    __table_args__ = (Index("ix_exchanges_conversation_made", "conversation", "made"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    question: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    made: Mapped[datetime] = mapped_column(UtcTime)
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    found: Mapped[int] = mapped_column(Integer)


class FeedbackRow(Base):
    __tablename__ = "feedback"

    exchange: Mapped[str] = mapped_column(
        ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True
    )
    thumb: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(64))
    remark: Mapped[str] = mapped_column(Text)

"""Mapped classes, one file per area; importing this package gives Alembic all of them."""

from app.storage.tables.base import Base
from app.storage.tables.conversations import ConversationRow, ExchangeRow, FeedbackRow
from app.storage.tables.dossiers import DossierRow
from app.storage.tables.keys import KeyRow
from app.storage.tables.sessions import SessionRow

__all__ = [
    "Base",
    "ConversationRow",
    "DossierRow",
    "ExchangeRow",
    "FeedbackRow",
    "KeyRow",
    "SessionRow",
]

"""What use cases need from whoever keeps conversations, in their own words."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.values.conversations import Conversation, Exchange, Feedback


class ConversationRepository(Protocol):
    async def put(self, conversation: Conversation) -> None:
        """Add it, or replace the one with the same id."""
        ...

    async def find(self, conversation: str) -> Conversation | None: ...

    async def of(self, owner: str, limit: int) -> Sequence[Conversation]:
        """The newest first."""
        ...

    async def remove(self, conversation: str) -> None:
        """With all that was said in it."""
        ...

    async def expired(self, today: date) -> Sequence[Conversation]:
        """Those whose last day is before today."""
        ...

    async def put_exchange(self, exchange: Exchange) -> None:
        """Add it, or replace the one with the same id; its feedback stays."""
        ...

    async def exchanges(self, conversation: str, limit: int) -> tuple[Sequence[Exchange], int]:
        """The newest ones, oldest first, and how many there are before them."""
        ...

    async def exchange(self, conversation: str, exchange: str) -> Exchange | None: ...

    async def rate(self, exchange: str, feedback: Feedback) -> None:
        """Keep what the reader thought, instead of what was said of it before."""
        ...

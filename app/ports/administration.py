"""What the people who run the service need from whoever keeps keys, sessions and the account."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from app.values.administration import LogQuery, LogView
from app.values.people import ApiKey, IssuedKey, Scope


class Keys(Protocol):
    async def issue(
        self,
        label: str,
        scope: Scope = "use",
        *,
        collections: frozenset[str] | None = None,
        ends: datetime | None = None,
    ) -> IssuedKey:
        """Raises: InvalidInput when it would have ended already."""
        ...

    async def every(self) -> Sequence[ApiKey]: ...

    async def revoke(self, key_id: str) -> None:
        """Raises: NotFound when there is no such live key."""
        ...

    async def change_scope(self, key_id: str, scope: Scope) -> None:
        """Raises: NotFound when there is no such live key."""
        ...


class OpenSessions(Protocol):
    async def open(self) -> Mapping[str, int]:
        """How many sessions there are now, by the id of their key."""
        ...

    async def end_all(self, key_id: str) -> int:
        """End every session of this key; gives how many there were."""
        ...


class AccountReader(Protocol):
    async def read(self, query: LogQuery, most: int) -> LogView:
        """The newest events, and whether the chain is whole."""
        ...

"""What use cases need kept, in their own words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from app.values.people import ApiKey, Scope


class KeyRepository(Protocol):
    async def add(self, key: ApiKey) -> None: ...

    async def find(self, key_id: str) -> ApiKey | None: ...

    async def every(self) -> Sequence[ApiKey]:
        """All keys, oldest first."""
        ...

    async def revoke(self, key_id: str, when: datetime) -> bool:
        """Whether there was such a key that was not revoked before."""
        ...

    async def change_scope(self, key_id: str, scope: Scope) -> bool:
        """Whether there was such a key that was not revoked."""
        ...


class SessionRepository(Protocol):
    async def begin(self, digest: bytes, key: str, ends: datetime, now: datetime) -> None:
        """Keep a session of the holder of this key; those that ended before now go."""
        ...

    async def key(self, digest: bytes, now: datetime) -> str | None:
        """Whose session this is; None when there is none or it ended."""
        ...

    async def end(self, digest: bytes) -> None: ...

    async def open(self, now: datetime) -> Mapping[str, int]:
        """How many sessions did not end before now, by key."""
        ...

    async def end_all(self, key: str, now: datetime) -> int:
        """End those of this key; gives how many were still open."""
        ...

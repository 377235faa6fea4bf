"""Who is asking, and with which key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Scope = Literal["use", "manage"]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who asks; `collections` names what may be seen, None is everything."""

    id: str
    scope: Scope = "use"
    collections: frozenset[str] | None = None


# Whoever uses this computer, when no keys are asked for.
LOCAL = Person("local", "manage")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is kept: `digest` is the SHA-256 of the secret, which is kept nowhere.

    Times are in UTC; a key without `ends` never ends by itself.
    """

    id: str
    label: str
    digest: bytes
    scope: Scope
    collections: frozenset[str] | None
    made: datetime
    ends: datetime | None = None
    revoked: datetime | None = None

    def is_live(self, now: datetime) -> bool:
        return self.revoked is None and (self.ends is None or now < self.ends)


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key with its secret: the only moment that it can be seen."""

    key: ApiKey
    secret: str

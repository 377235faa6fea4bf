"""API keys: made once, shown once, kept as a digest."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

from app.errors import InvalidInput, NotFound, NotSignedIn
from app.ports.clock import Clock
from app.ports.stores import KeyRepository
from app.values.people import ApiKey, IssuedKey, Person, Scope

_PREFIX = "nb"
_REFUSED = "Er is geen geldige sleutel meegestuurd."


class ApiKeys:
    def __init__(self, repository: KeyRepository, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock

    async def issue(
        self,
        label: str,
        scope: Scope = "use",
        *,
        collections: frozenset[str] | None = None,
        ends: datetime | None = None,
    ) -> IssuedKey:
        """Make a key. Raises: InvalidInput when it would have ended already."""
        now = self._clock()
        if ends is not None and ends <= now:
            raise InvalidInput("De einddatum van de sleutel ligt niet in de toekomst.")
        key_id = secrets.token_hex(6)
        secret = f"{_PREFIX}_{key_id}_{secrets.token_urlsafe(32)}"
        key = ApiKey(key_id, label, _digest(secret), scope, collections, now, ends)
        await self._repository.add(key)
        return IssuedKey(key, secret)

    async def issue_first(self, label: str) -> IssuedKey | None:
        """A key that may do everything, if there was never a key before."""
        return None if await self._repository.every() else await self.issue(label, "manage")

    async def every(self) -> Sequence[ApiKey]:
        return await self._repository.every()

    async def revoke(self, key_id: str) -> None:
        """Raises: NotFound when there is no such live key."""
        if not await self._repository.revoke(key_id, self._clock()):
            raise NotFound(f"Er is geen geldige sleutel '{key_id}'.")

    async def change_scope(self, key_id: str, scope: Scope) -> None:
        """What may be done with the key from now on, also in sessions that are open.

        Raises: NotFound when there is no such live key.
        """
        if not await self._repository.change_scope(key_id, scope):
            raise NotFound(f"Er is geen geldige sleutel '{key_id}'.")

    async def person(self, secret: str) -> Person:
        """Who holds this secret. Raises: NotSignedIn, the same for every reason."""
        key = await self._repository.find(_id(secret))
        known = key.digest if key else bytes(32)
        same = hmac.compare_digest(known, _digest(secret))
        if key is None or not same or not key.is_live(self._clock()):
            raise NotSignedIn(_REFUSED)
        return Person(key.id, key.scope, key.collections)

    async def live(self, key_id: str) -> ApiKey:
        """The key with this id. Raises: NotSignedIn when it ended or was revoked."""
        key = await self._repository.find(key_id)
        if key is None or not key.is_live(self._clock()):
            raise NotSignedIn(_REFUSED)
        return key


def _digest(secret: str) -> bytes:
    """Plain SHA-256: the secret has 256 random bits, so there is nothing to guess slowly."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _id(secret: str) -> str:
    _, _, rest = secret.partition("_")
    key_id, _, _ = rest.partition("_")
    return key_id if key_id.isascii() and key_id.isalnum() else ""

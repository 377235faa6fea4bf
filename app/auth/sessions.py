"""Sessions of the pages: someone shows a key once, and the browser keeps a token for a while."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.auth.api_keys import ApiKeys
from app.errors import NotSignedIn
from app.ports.clock import Clock
from app.ports.stores import SessionRepository
from app.values.people import Person

SESSION_COOKIE = "notabene_sessie"
ENDED = "Uw sessie is voorbij. Log opnieuw in. Wat u typte, staat er nog."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is behind a browser: `name` is the label of the key."""

    person: Person
    name: str


@dataclass(frozen=True, slots=True)
class NewSession:
    """`token` is what the browser keeps; only its digest is kept here."""

    token: str
    ends: datetime


class Sessions:
    def __init__(
        self, repository: SessionRepository, keys: ApiKeys, clock: Clock, lasts: timedelta
    ) -> None:
        self._repository = repository
        self._keys = keys
        self._clock = clock
        self._lasts = lasts

    async def begin(self, secret: str) -> NewSession:
        """Raises: NotSignedIn when this is not the secret of a live key."""
        person = await self._keys.person(secret.strip())
        now = self._clock()
        session = NewSession(secrets.token_urlsafe(32), now + self._lasts)
        await self._repository.begin(_digest(session.token), person.id, session.ends, now)
        return session

    async def who(self, token: str) -> SignedIn:
        """Raises: NotSignedIn when the session ended, or the key behind it did."""
        key_id = await self._repository.key(_digest(token), self._clock())
        if key_id is None:
            raise NotSignedIn(ENDED)
        key = await self._keys.live(key_id)
        return SignedIn(Person(key.id, key.scope, key.collections), key.label)

    async def end(self, token: str) -> None:
        await self._repository.end(_digest(token))

    async def open(self) -> Mapping[str, int]:
        """How many sessions there are now, by the id of their key."""
        return await self._repository.open(self._clock())

    async def end_all(self, key_id: str) -> int:
        """End every session of this key; gives how many there were."""
        return await self._repository.end_all(key_id, self._clock())


def form_token(cookie: str) -> str:
    """What a form must carry: only a page that was served to this browser knows it."""
    return hmac.new(cookie.encode(), b"form", hashlib.sha256).hexdigest()


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()

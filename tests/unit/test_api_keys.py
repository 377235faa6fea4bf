import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.auth.api_keys import ApiKeys
from app.errors import InvalidInput, NotFound, NotSignedIn
from app.values.people import ApiKey, IssuedKey, Person, Scope

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


class KeysInMemory:
    def __init__(self) -> None:
        self.kept: dict[str, ApiKey] = {}

    async def add(self, key: ApiKey) -> None:
        self.kept[key.id] = key

    async def find(self, key_id: str) -> ApiKey | None:
        return self.kept.get(key_id)

    async def every(self) -> Sequence[ApiKey]:
        return list(self.kept.values())

    async def revoke(self, key_id: str, when: datetime) -> bool:
        key = self.kept.get(key_id)
        if key is None or key.revoked:
            return False
        self.kept[key_id] = replace(key, revoked=when)
        return True

    async def change_scope(self, key_id: str, scope: Scope) -> bool:
        key = self.kept.get(key_id)
        if key is None or key.revoked:
            return False
        self.kept[key_id] = replace(key, scope=scope)
        return True


class Desk:
    """Keys with a clock that a test can move."""

    def __init__(self) -> None:
        self.now = NOW
        self.store = KeysInMemory()
        self.keys = ApiKeys(self.store, lambda: self.now)

    def issue(self, ends: datetime | None = None) -> IssuedKey:
        return asyncio.run(self.keys.issue("Team Woo", collections=frozenset({"woo"}), ends=ends))

    def person(self, secret: str) -> Person:
        return asyncio.run(self.keys.person(secret))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_secret_shows_who_is_asking(desk: Desk) -> None:
    issued = desk.issue()

    assert desk.person(issued.secret) == Person(issued.key.id, "use", frozenset({"woo"}))


def test_the_secret_itself_is_kept_nowhere(desk: Desk) -> None:
    issued = desk.issue()

    assert issued.secret not in repr(desk.store.kept)
    assert len(issued.key.digest) == 32


def test_no_two_secrets_are_alike(desk: Desk) -> None:
    assert len({desk.issue().secret for _ in range(50)}) == 50


@pytest.mark.parametrize("change", [str.upper, lambda s: s[:-1], lambda s: s + "a", lambda _: ""])
def test_anything_but_the_secret_is_refused(desk: Desk, change: "object") -> None:
    secret = desk.issue().secret

    with pytest.raises(NotSignedIn):
        desk.person(change(secret))  # type: ignore[operator]


@pytest.mark.parametrize("secret", ["", "_", "nb", "nb_x", "nb_\x00_a", "nb_\ud800_a", "é" * 99])
def test_strange_secrets_are_refused_like_any_other(desk: Desk, secret: str) -> None:
    with pytest.raises(NotSignedIn):
        desk.person(secret)


def test_a_key_ends_on_time(desk: Desk) -> None:
    secret = desk.issue(ends=NOW + timedelta(days=1)).secret
    desk.person(secret)

    desk.now += timedelta(days=1)

    with pytest.raises(NotSignedIn):
        desk.person(secret)


def test_a_key_that_would_have_ended_already_is_not_made(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="toekomst"):
        desk.issue(ends=NOW)


def test_a_revoked_key_works_no_more_and_cannot_be_revoked_twice(desk: Desk) -> None:
    issued = desk.issue()

    asyncio.run(desk.keys.revoke(issued.key.id))

    with pytest.raises(NotSignedIn):
        desk.person(issued.secret)
    with pytest.raises(NotFound):
        asyncio.run(desk.keys.revoke(issued.key.id))


def test_a_changed_role_counts_for_the_same_secret_but_not_once_it_is_revoked(desk: Desk) -> None:
    issued = desk.issue()

    asyncio.run(desk.keys.change_scope(issued.key.id, "manage"))

    assert desk.person(issued.secret).scope == "manage"
    asyncio.run(desk.keys.revoke(issued.key.id))
    with pytest.raises(NotFound):
        asyncio.run(desk.keys.change_scope(issued.key.id, "use"))


def test_the_first_key_may_do_everything_and_is_made_once(desk: Desk) -> None:
    first = asyncio.run(desk.keys.issue_first("eerste"))
    second = asyncio.run(desk.keys.issue_first("eerste"))

    assert first is not None
    assert (first.key.scope, first.key.collections, second) == ("manage", None, None)

"""Every implementation of the port KeyRepository, and every database it may stand on."""

import asyncio
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, text

from app.errors import SettingsWrong
from app.storage.engine import open_database
from app.storage.keys import DatabaseKeys
from app.storage.tables import Base
from app.values.people import ApiKey

POSTGRES = os.environ.get("NOTABENE_TEST_POSTGRES_URL", "")  # noqa: TID251
NOW = datetime(2026, 11, 26, 12, 30, 15, 250, tzinfo=UTC)
without_postgres = pytest.mark.skipif(not POSTGRES, reason="no NOTABENE_TEST_POSTGRES_URL")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=without_postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(
        f"sqlite:///{tmp_path}/diep/notabene.db" if request.param == "sqlite" else POSTGRES
    )
    with engine.begin() as connection:
        connection.execute(text("delete from api_keys"))
    yield engine
    engine.dispose()


@pytest.fixture
def keys(engine: Engine) -> DatabaseKeys:
    return DatabaseKeys(engine)


def a_key(key_id: str = "a1", made: datetime = NOW, ends: datetime | None = None) -> ApiKey:
    return ApiKey(key_id, "Team Woo", b"d" * 32, "manage", frozenset({"b", "a"}), made, ends)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(a_key(), id="some collections"),
        pytest.param(a_key(ends=NOW + timedelta(days=9)), id="with an end"),
        pytest.param(ApiKey("x", "é", b"\x00" * 32, "use", None, NOW), id="all collections"),
        pytest.param(ApiKey("x", "", b"", "use", frozenset(), NOW), id="no collections"),
    ],
)
def test_a_key_comes_back_as_it_was(keys: DatabaseKeys, key: ApiKey) -> None:
    asyncio.run(keys.add(key))

    assert asyncio.run(keys.find(key.id)) == key


def test_what_is_not_there_is_none(keys: DatabaseKeys) -> None:
    assert asyncio.run(keys.find("weg")) is None


def test_keys_are_listed_oldest_first(keys: DatabaseKeys) -> None:
    for key in (a_key("new", NOW + timedelta(1)), a_key("old", NOW - timedelta(1)), a_key("now")):
        asyncio.run(keys.add(key))

    assert [key.id for key in asyncio.run(keys.every())] == ["old", "now", "new"]


def test_the_scope_of_a_key_changes_while_it_is_not_revoked(keys: DatabaseKeys) -> None:
    for key in (a_key("a1"), a_key("a2")):
        asyncio.run(keys.add(key))
    asyncio.run(keys.revoke("a2", NOW))

    outcomes = [asyncio.run(keys.change_scope(key_id, "use")) for key_id in ("a1", "a2", "weg")]

    found = [key.scope for key in asyncio.run(keys.every())]
    assert outcomes == [True, False, False]
    assert found == ["use", "manage"]


def test_a_key_is_revoked_once(keys: DatabaseKeys) -> None:
    asyncio.run(keys.add(a_key()))

    outcomes = [asyncio.run(keys.revoke(key_id, NOW)) for key_id in ("a1", "a1", "weg")]

    found = asyncio.run(keys.find("a1"))
    assert outcomes == [True, False, False]
    assert found is not None
    assert found.revoked == NOW


def test_times_come_back_in_utc(keys: DatabaseKeys) -> None:
    amsterdam = NOW.astimezone(timezone(timedelta(hours=1)))
    asyncio.run(keys.add(a_key(made=amsterdam)))

    found = asyncio.run(keys.find("a1"))

    assert found is not None
    assert (found.made, found.made.tzinfo) == (NOW, UTC)


def test_the_migrations_give_what_the_classes_say(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/notabene.db"
    first = open_database(address)
    asyncio.run(DatabaseKeys(first).add(a_key()))
    first.dispose()

    second = open_database(address)

    assert len(asyncio.run(DatabaseKeys(second).every())) == 1
    second.dispose()


def test_sqlite_waits_for_a_writer_and_keeps_its_references(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/notabene.db")

    with engine.connect() as connection:
        told = [
            connection.execute(text(f"pragma {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        ]

    assert told == ["wal", 1, 5000]
    engine.dispose()


@pytest.mark.parametrize("address", ["onzin", "mysql://x/y", "sqlite:////proc/nee/x.db"])
def test_a_database_that_cannot_be_opened_is_a_wrong_setting(address: str) -> None:
    with pytest.raises(SettingsWrong, match=r"[Dd]atabase"):
        open_database(address)

"""Every implementation of the ports for conversations and sessions, on every database."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.storage.conversations import DatabaseConversations
from app.storage.engine import open_database
from app.storage.keys import DatabaseKeys
from app.storage.sessions import DatabaseSessions
from app.values.conversations import Conversation, Exchange, Feedback
from app.values.people import ApiKey
from tests.support.demo_answer import the_answer

POSTGRES = os.environ.get("NOTABENE_TEST_POSTGRES_URL", "")  # noqa: TID251
NOW = datetime(2026, 11, 26, 12, 30, 15, 250, tzinfo=UTC)
without_postgres = pytest.mark.skipif(not POSTGRES, reason="no NOTABENE_TEST_POSTGRES_URL")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=without_postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(
        f"sqlite:///{tmp_path}/notabene.db" if request.param == "sqlite" else POSTGRES
    )
    with engine.begin() as connection:
        for table in ("conversations", "sessions", "api_keys"):
            connection.execute(text(f"delete from {table}"))  # noqa: S608
    yield engine
    engine.dispose()


@pytest.fixture
def kept(engine: Engine) -> DatabaseConversations:
    return DatabaseConversations(engine)


def a_talk(id_: str = "t1", owner: str = "a", changed: datetime = NOW) -> Conversation:
    last = date(2026, 12, 26)
    return Conversation(id_, owner, "Een vraag", NOW, changed, last, ("woo",), ("nota.pdf",))


def an_exchange(id_: str = "b1", made: datetime = NOW) -> Exchange:
    return Exchange(id_, "t1", "Hoe lang?", "answered", made, the_answer(), 2)


def test_a_conversation_comes_back_as_it_was(kept: DatabaseConversations) -> None:
    everywhere = replace(a_talk("t2"), collections=None, files=())
    for talk in (a_talk(), everywhere):
        asyncio.run(kept.put(talk))

    assert asyncio.run(kept.find("t1")) == a_talk()
    assert asyncio.run(kept.find("t2")) == everywhere
    assert asyncio.run(kept.find("weg")) is None


def test_the_newest_conversations_of_one_owner_come_first(kept: DatabaseConversations) -> None:
    for id_, owner, days in (("old", "a", 1), ("new", "a", 3), ("mid", "a", 2), ("x", "b", 9)):
        asyncio.run(kept.put(a_talk(id_, owner, NOW + timedelta(days))))

    assert [each.id for each in asyncio.run(kept.of("a", 2))] == ["new", "mid"]


def test_an_exchange_comes_back_with_its_answer_and_feedback(kept: DatabaseConversations) -> None:
    rated = Feedback("down", "Het klopt niet", "Artikel 4.4 zegt iets anders.")
    asyncio.run(kept.put(a_talk()))
    asyncio.run(kept.put_exchange(an_exchange()))
    asyncio.run(kept.rate("b1", Feedback("up")))
    asyncio.run(kept.rate("b1", rated))
    asyncio.run(kept.put_exchange(an_exchange()))

    assert asyncio.run(kept.exchange("t1", "b1")) == replace(an_exchange(), feedback=rated)
    assert asyncio.run(kept.exchange("t2", "b1")) is None


def test_the_newest_exchanges_come_in_order_with_how_many_were_before(
    kept: DatabaseConversations,
) -> None:
    asyncio.run(kept.put(a_talk()))
    for number in range(5):
        asyncio.run(kept.put_exchange(an_exchange(f"b{number}", NOW + timedelta(number))))

    said, earlier = asyncio.run(kept.exchanges("t1", 2))

    assert [each.id for each in said] == ["b3", "b4"]
    assert earlier == 3


def test_what_was_said_goes_with_the_conversation(kept: DatabaseConversations) -> None:
    asyncio.run(kept.put(a_talk()))
    asyncio.run(kept.put_exchange(an_exchange()))
    asyncio.run(kept.rate("b1", Feedback("up")))
    asyncio.run(kept.remove("t1"))

    assert asyncio.run(kept.exchange("t1", "b1")) is None
    assert asyncio.run(kept.exchanges("t1", 9)) == ([], 0)


def test_a_conversation_expires_the_day_after_its_last(kept: DatabaseConversations) -> None:
    asyncio.run(kept.put(a_talk()))

    assert asyncio.run(kept.expired(date(2026, 12, 26))) == []
    assert asyncio.run(kept.expired(date(2026, 12, 27))) == [a_talk()]


def test_a_session_lives_until_it_ends(engine: Engine) -> None:
    sessions = DatabaseSessions(engine)
    key = ApiKey("k1", "S. de Vries", b"d" * 32, "use", None, NOW)
    asyncio.run(DatabaseKeys(engine).add(key))
    asyncio.run(sessions.begin(b"a" * 32, "k1", NOW + timedelta(hours=1), NOW))

    assert asyncio.run(sessions.key(b"a" * 32, NOW)) == "k1"
    assert asyncio.run(sessions.key(b"b" * 32, NOW)) is None
    assert asyncio.run(sessions.key(b"a" * 32, NOW + timedelta(hours=1))) is None

    asyncio.run(sessions.end(b"a" * 32))
    assert asyncio.run(sessions.key(b"a" * 32, NOW)) is None


def test_what_was_rated_is_found_across_conversations(kept: DatabaseConversations) -> None:
    for talk in (a_talk(), a_talk("t2", owner="b")):
        asyncio.run(kept.put(talk))
    later = replace(an_exchange("b2", NOW + timedelta(hours=1)), conversation="t2")
    for exchange in (an_exchange(), later, an_exchange("b3")):
        asyncio.run(kept.put_exchange(exchange))
    for id_ in ("b1", "b2"):
        asyncio.run(kept.rate(id_, Feedback("down", "Het klopt niet")))

    found = asyncio.run(kept.rated(10))

    assert [(each.id, each.feedback) for each in found] == [
        ("b2", Feedback("down", "Het klopt niet")),
        ("b1", Feedback("down", "Het klopt niet")),
    ]
    assert len(asyncio.run(kept.rated(1))) == 1

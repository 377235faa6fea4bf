"""Conversations: what is kept, what is masked, and who may see it."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from app.access import may_see
from app.errors import InvalidInput, ModelAway, ModelBusy, NotFound, PersonalDataFound
from app.values.conversations import Begun, Exchange, Feedback, Kept, Send, TalkEvent
from app.values.people import LOCAL, Person
from app.wiring import Services
from tests.support.pages import DemoAsk, a_site

PERSONAL = "Mag mevrouw J. Jansen (BSN 111222333) dit stuk zien?"
SOMEONE = Person("iemand-anders")


@pytest.fixture
def ask() -> DemoAsk:
    return DemoAsk()


@pytest.fixture
def services(tmp_path: Path, ask: DemoAsk) -> Services:
    return a_site(tmp_path, ask)


async def said(services: Services, conversation: str, send: Send, instead: str = "") -> Exchange:
    events = services.talking.ask(LOCAL, conversation, send, instead)
    last = [event async for event in events][-1]
    assert isinstance(last, Kept)
    return last.exchange


async def begun(services: Services) -> str:
    return (await services.conversations.begin(LOCAL)).id


def everything_kept(services: Services) -> str:
    services.engine.dispose()
    database = sqlite3.connect(services.settings.home / "notabene.db")
    dump = "\n".join(database.iterdump())
    database.close()
    return dump


def test_the_first_question_names_the_conversation(services: Services) -> None:
    async def scenario() -> str:
        talk = await begun(services)
        await said(services, talk, Send("Binnen welke termijn beslissen wij?"))
        (mine,) = await services.conversations.mine(LOCAL)
        return mine.title

    assert asyncio.run(scenario()) == "Binnen welke termijn beslissen wij?"


def test_personal_data_are_asked_about_before_anything_is_kept(
    services: Services, ask: DemoAsk
) -> None:
    async def scenario() -> PersonalDataFound:
        talk = await begun(services)
        with pytest.raises(PersonalDataFound) as told:
            await said(services, talk, Send(PERSONAL))
        return told.value

    found = {each.kind: (each.text, each.may_send) for each in asyncio.run(scenario()).findings}

    assert found == {"person_name": ("J. Jansen", True), "bsn": ("111222333", False)}
    assert ask.asked == []
    assert "Jansen" not in everything_kept(services)


@pytest.mark.parametrize("consent", ["mask", "send"])
def test_what_is_kept_is_masked_and_its_owner_sees_the_words(
    services: Services, ask: DemoAsk, consent: str
) -> None:
    async def scenario() -> tuple[Exchange, Exchange]:
        talk = await begun(services)
        reason = "Zij heeft hier zelf om gevraagd."
        kept = await said(services, talk, Send(PERSONAL, consent, reason))  # type: ignore[arg-type]
        remark = Feedback("down", "Het klopt niet", "J. Jansen woont daar niet.")
        await services.conversations.rate(LOCAL, talk, kept.id, remark)
        seen = (await services.conversations.talk(LOCAL, talk)).exchanges
        return kept, seen[0]

    kept, seen = asyncio.run(scenario())
    stored = everything_kept(services)

    assert kept.question == "Mag mevrouw [NAAM 1] (BSN [BSN 1]) dit stuk zien?"
    assert seen.question == PERSONAL
    assert "Jansen" not in stored
    assert "111222333" not in stored
    assert "[NAAM 1] woont daar niet." in stored
    assert ("J. Jansen" in ask.asked[0]) is (consent == "send")


def test_one_name_has_one_placeholder_and_after_a_restart_no_other_name_gets_it(
    services: Services, ask: DemoAsk, tmp_path: Path
) -> None:
    async def scenario() -> list[str]:
        talk = await begun(services)
        await said(services, talk, Send("Wat vindt mevrouw J. Jansen?", "mask"))
        await said(services, talk, Send("En wat wil mevrouw Jansen?", "mask"))
        again = a_site(tmp_path, ask)
        await said(again, talk, Send("En de heer P. Bakker?", "mask"))
        again.engine.dispose()
        return ask.asked

    assert asyncio.run(scenario()) == [
        "Wat vindt mevrouw [NAAM 1]?",
        "En wat wil mevrouw [NAAM 1]?",
        "En de heer [NAAM 2]?",
    ]


@pytest.mark.parametrize("question", ["Het is hier druk.", "Dit is geheim."])
def test_a_refused_question_is_kept_nowhere(services: Services, question: str) -> None:
    async def scenario() -> int:
        talk = await begun(services)
        with pytest.raises((ModelBusy, Exception)):
            await said(services, talk, Send(question))
        return len((await services.conversations.talk(LOCAL, talk)).exchanges)

    assert asyncio.run(scenario()) == 0
    assert question not in everything_kept(services)


def test_a_reader_who_leaves_keeps_what_was_released(services: Services, ask: DemoAsk) -> None:
    async def scenario() -> Exchange:
        talk = await begun(services)
        events: AsyncGenerator[TalkEvent, None] = services.talking.ask(
            LOCAL, talk, Send("Schrijf dit langzaam op.")
        )
        async for event in events:
            if not isinstance(event, Begun) and "Judged" in type(event).__name__:
                break
        await events.aclose()
        return (await services.conversations.talk(LOCAL, talk)).exchanges[0]

    kept = asyncio.run(scenario())

    assert kept.state == "stopped"
    assert kept.answer is not None
    assert kept.answer.text.startswith("U beslist zo snel mogelijk")
    assert ask.stopped == 1


def test_an_answer_that_broke_off_can_be_asked_again_in_its_place(services: Services) -> None:
    async def scenario() -> list[str]:
        talk = await begun(services)
        with pytest.raises(ModelAway):
            await said(services, talk, Send("Stop halverwege."))
        (broken,) = (await services.conversations.talk(LOCAL, talk)).exchanges
        await said(services, talk, Send("Binnen welke termijn?"), broken.id)
        after = (await services.conversations.talk(LOCAL, talk)).exchanges
        return [broken.state, *(each.state for each in after)]

    assert asyncio.run(scenario()) == ["failed", "answered"]


def test_nobody_else_can_see_change_or_delete_it(services: Services) -> None:
    async def scenario() -> None:
        talk = await begun(services)
        kept = await said(services, talk, Send("Binnen welke termijn?"))
        own = services.conversations
        for attempt in (
            own.talk(SOMEONE, talk),
            own.rename(SOMEONE, talk, "van mij"),
            own.keep_until(SOMEONE, talk, date(2026, 12, 1)),
            own.rate(SOMEONE, talk, kept.id, Feedback("up")),
            own.delete(SOMEONE, talk),
        ):
            with pytest.raises(NotFound):
                await attempt
        assert await own.mine(SOMEONE) == []
        assert len(await own.mine(LOCAL)) == 1

    asyncio.run(scenario())


def test_own_files_serve_one_conversation_and_go_with_it(services: Services) -> None:
    async def scenario() -> None:
        talk = await begun(services)
        own = services.conversations
        found = await own.own(LOCAL, talk)
        await own.files.add(LOCAL, found, "notitie.txt", BytesIO(b"Een eigen notitie."))
        folder = services.settings.uploads / f"gesprek.{talk}"
        assert (folder / "notitie.txt").exists()
        assert (await own.own(LOCAL, talk)).files == ("notitie.txt",)
        assert not may_see(LOCAL, f"gesprek.{talk}")

        await own.delete(LOCAL, talk)

        assert not folder.exists()
        assert services.library.dropped == [f"gesprek.{talk}"]  # type: ignore[attr-defined]

    asyncio.run(scenario())


def test_a_conversation_goes_the_day_after_its_last(services: Services) -> None:
    async def scenario() -> tuple[int, int]:
        talk = await begun(services)
        today = services.clock().date()
        own = services.conversations
        with pytest.raises(InvalidInput):
            await own.keep_until(LOCAL, talk, today - timedelta(1))
        with pytest.raises(InvalidInput):
            await own.keep_until(LOCAL, talk, today + timedelta(4_000))
        await own.keep_until(LOCAL, talk, today)
        early = await own.forget_expired()
        found = await own.own(LOCAL, talk)
        old = services.clock().date() - timedelta(1)
        await own.repository.put(replace(found, keep_until=old))
        return early, await own.forget_expired()

    assert asyncio.run(scenario()) == (0, 1)

"""Work that tells how far it is, and a model that is heard out."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from app.errors import ModelAway
from app.values.answers import Usage
from app.values.language import Event, Finished, Opened, Text, Waiting
from app.values.listening import Heard
from app.values.streams import last
from app.values.tasks import Progress


class Work:
    """Gives these events, and remembers whether it was closed."""

    def __init__(self, *events: object) -> None:
        self.closed = False
        self._events = events

    async def stream(self) -> AsyncGenerator[object, None]:
        try:
            for event in self._events:
                yield event
        finally:
            self.closed = True


def test_the_last_event_ends_the_work_and_closes_it() -> None:
    work = Work(Waiting(1, 2.0), Finished(1, 2), Waiting(3, 4.0))

    assert asyncio.run(last(work.stream(), Finished)) == Finished(1, 2)
    assert work.closed


def test_who_asks_hears_everything_before_the_last_event() -> None:
    told: list[object] = []
    work = Work(Waiting(1, 2.0), Progress("write", "Schrijven"), Finished(1, 2))

    asyncio.run(last(work.stream(), Finished, told.append))

    assert told == [Waiting(1, 2.0), Progress("write", "Schrijven")]


def test_work_that_ends_without_its_last_event_says_that_the_model_is_away() -> None:
    with pytest.raises(ModelAway, match="zonder antwoord"):
        asyncio.run(last(Work(Waiting(1, 2.0)).stream(), Finished))


def heard(*events: Event) -> tuple[Heard, list[Waiting]]:
    async def model() -> AsyncGenerator[Event, None]:
        for event in events:
            yield event

    async def scenario() -> tuple[Heard, list[Waiting]]:
        found = Heard("Wat er eerst gezegd is.", usage=Usage(100, 10, 5))
        async with aclosing(found.listen(model())) as waits:
            return found, [waiting async for waiting in waits]

    return asyncio.run(scenario())


def test_a_model_is_heard_out_and_who_waits_is_told() -> None:
    events = (Waiting(1, 2.0), Opened(0.5), Text("Goede"), Text("morgen"), Finished(7, 3, 2))

    found, waits = heard(*events)

    assert (found.text, found.complete) == ("Goedemorgen", True)
    assert found.usage == Usage(107, 13, 7)
    assert waits == [Waiting(1, 2.0)]


def test_a_model_that_says_nothing_costs_nothing_more() -> None:
    found, _ = heard()

    assert (found.text, found.complete) == ("", False)
    assert found.usage == Usage(100, 10, 5)


def test_a_model_that_was_cut_off_did_not_come_to_its_end() -> None:
    found, _ = heard(Text("Goede"), Finished(7, 3, reason="length"))

    assert (found.text, found.complete) == ("Goede", False)

"""The queue is fair between persons, tells place and wait, and survives whoever leaves."""

import asyncio
import gc
from collections.abc import AsyncGenerator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import ModelAway, ModelBusy, PromptTooLong
from app.llm.queue import QueuedGenerator
from app.llm.scripted import ScriptedGenerator
from app.values.language import Event, Finished, Message, Sampling, Text, Waiting


def asking(text: str) -> list[Message]:
    return [Message("user", text)]


class FragileGenerator(ScriptedGenerator):
    """Breaks when two generations overlap, as a model without an owner does."""

    def __init__(self, words: int = 3) -> None:
        super().__init__("woord " * words)
        self.writing = 0
        self.order: list[str] = []

    def stream(
        self, messages: Sequence[Message], sampling: Sampling, *, person: str = ""
    ) -> AsyncGenerator[Event, None]:
        return self._alone(super().stream(messages, sampling, person=person), messages)

    async def _alone(
        self, events: AsyncGenerator[Event, None], messages: Sequence[Message]
    ) -> AsyncGenerator[Event, None]:
        assert self.writing == 0, "two generations at once"
        self.writing += 1
        self.order.append(messages[0].content)
        try:
            async for event in events:
                yield event
        finally:
            self.writing -= 1


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def read(queue: QueuedGenerator, text: str, person: str = "") -> list[Event]:
    return [event async for event in queue.stream(asking(text), Sampling(), person=person)]


async def read_all(queue: QueuedGenerator, *asked: tuple[str, str]) -> list[list[Event]]:
    return await asyncio.gather(*(read(queue, text, person) for text, person in asked))


def test_four_at_once_are_all_served_in_order_of_arrival() -> None:
    model = FragileGenerator()
    persons = ["a", "b", "c", "d"]

    answers = asyncio.run(read_all(QueuedGenerator(model), *((each, each) for each in persons)))

    assert model.order == persons
    assert all(isinstance(events[-1], Finished) for events in answers)


def test_turns_are_taken_between_persons_not_requests() -> None:
    model = FragileGenerator()
    asked = [("a1", "a"), ("a2", "a"), ("a3", "a"), ("b1", "b"), ("b2", "b"), ("c1", "c")]

    asyncio.run(read_all(QueuedGenerator(model), *asked))

    assert model.order == ["a1", "b1", "c1", "a2", "b2", "a3"]


def test_whoever_waits_hears_place_and_seconds_before_the_first_word() -> None:
    queue = QueuedGenerator(FragileGenerator(), expected_seconds=8.0, clock=Clock())

    _, second, third = asyncio.run(read_all(queue, ("a", "a"), ("b", "b"), ("c", "c")))

    assert second[0] == Waiting(1, 8.0)
    assert third[0] == Waiting(2, 16.0)
    assert [event.place for event in third if isinstance(event, Waiting)] == [2, 1, 0]
    assert isinstance(third[3], Text)


def test_the_wait_is_estimated_from_how_long_answers_took() -> None:
    clock = Clock()
    queue = QueuedGenerator(FragileGenerator(words=50), expected_seconds=10.0, clock=clock)

    async def scenario() -> Event:
        for _ in range(40):
            events = queue.stream(asking("vraag"), Sampling())
            await anext(events)
            clock.now += 4.0
            assert isinstance([event async for event in events][-1], Finished)
        being_written = queue.stream(asking("eerst"), Sampling())
        await anext(being_written)
        clock.now += 1.5
        event = await anext(waiting := queue.stream(asking("daarna"), Sampling()))
        await waiting.aclose()
        return event

    event = asyncio.run(scenario())

    assert isinstance(event, Waiting)
    assert event.seconds == pytest.approx(4.0 - 1.5, abs=0.01)


def test_a_full_queue_refuses_at_the_call_with_a_time_to_come_back() -> None:
    queue = QueuedGenerator(FragileGenerator(), max_waiting=2, expected_seconds=6.0, clock=Clock())

    async def scenario() -> ModelBusy:
        admitted = [queue.stream(asking(str(nr)), Sampling()) for nr in range(3)]
        assert isinstance(await anext(admitted[0]), Text)
        with pytest.raises(ModelBusy) as refused:
            queue.stream(asking("te veel"), Sampling())
        for events in admitted:
            await events.aclose()
        return refused.value

    refused = asyncio.run(scenario())

    assert refused.waiting >= 2
    assert refused.retry_after == pytest.approx(6.0)


def test_a_reader_who_never_reads_keeps_no_place() -> None:
    queue = QueuedGenerator(FragileGenerator(), max_waiting=0)

    async def scenario() -> list[Event]:
        queue.stream(asking("nooit gelezen"), Sampling())
        gc.collect()
        return await read(queue, "wel gelezen")

    assert isinstance(asyncio.run(scenario())[-1], Finished)


def test_a_reader_who_stops_reading_keeps_nobody_from_the_model() -> None:
    model = FragileGenerator()
    queue = QueuedGenerator(model)

    async def scenario() -> list[Event]:
        stalled = queue.stream(asking("stil"), Sampling())
        await anext(stalled)
        return await asyncio.wait_for(read(queue, "vlot"), 5.0)

    assert isinstance(asyncio.run(scenario())[-1], Finished)


def test_a_refusal_of_the_model_takes_no_place() -> None:
    model = ScriptedGenerator("een twee")
    queue = QueuedGenerator(model, max_waiting=0)
    model.refuse_with = PromptTooLong(9, 8)

    async def scenario() -> list[Event]:
        with pytest.raises(PromptTooLong):
            queue.stream(asking("lang"), Sampling())
        model.refuse_with = None
        return await read(queue, "kort")

    assert isinstance(asyncio.run(scenario())[-1], Finished)


def test_a_model_that_fails_halfway_fails_for_that_reader_only() -> None:
    model = ScriptedGenerator("een twee")
    queue = QueuedGenerator(model)
    model.fail_with = ModelAway("weg")

    async def scenario() -> list[Event]:
        with pytest.raises(ModelAway, match="weg"):
            await read(queue, "eerst")
        model.fail_with = None
        return await read(queue, "daarna")

    assert isinstance(asyncio.run(scenario())[-1], Finished)


def test_with_two_places_two_answer_at_the_same_time() -> None:
    model = ScriptedGenerator("een twee drie")
    queue = QueuedGenerator(model, places=2)

    first, second, third = asyncio.run(read_all(queue, ("a", "a"), ("b", "b"), ("c", "c")))

    assert not any(isinstance(event, Waiting) for event in first + second)
    assert isinstance(third[0], Waiting)


LEAVING = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 12)), min_size=1, max_size=10)


@settings(max_examples=150, deadline=None)
@given(LEAVING)
def test_whoever_leaves_at_whatever_moment_the_others_are_served(
    readers: list[tuple[str, int]],
) -> None:
    """Each reader is cancelled after a number of steps of the loop; twelve is: never."""
    model = FragileGenerator()
    queue = QueuedGenerator(model, max_waiting=20)

    async def stay(person: str, steps: int) -> list[Event]:
        task = asyncio.create_task(read(queue, person, person))
        if steps == 12:
            return await task
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        return []

    async def scenario() -> tuple[list[list[Event]], list[Event]]:
        answers = await asyncio.gather(*(stay(*reader) for reader in readers))
        return answers, await asyncio.wait_for(read(queue, "laatste"), 5.0)

    answers, last = asyncio.run(scenario())

    assert isinstance(last[-1], Finished)
    assert not isinstance(last[0], Waiting)
    for (_, steps), events in zip(readers, answers, strict=True):
        assert steps < 12 or isinstance(events[-1], Finished)

"""Every language model answers to the same port in the same way."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import aclosing, asynccontextmanager
from functools import partial

import pytest

from app.errors import PromptTooLong
from app.llm.llama_cpp import LlamaCppGenerator
from app.llm.openai_compatible import OpenAICompatibleGenerator
from app.llm.queue import QueuedGenerator
from app.llm.scripted import ScriptedGenerator
from app.ports.language import TextGenerator
from app.values.language import (
    Event,
    Finished,
    Message,
    Opened,
    Opening,
    Sampling,
    Text,
    Waiting,
)
from tests.support.models import a_model_server, model_file

pytestmark = pytest.mark.timeout(240)

CONTEXT = 512
QUESTION = (
    Message("system", "You are a helpful assistant."),
    Message("user", "Count from one to one hundred."),
)
COUNTING = " ".join(str(number) for number in range(1, 101))

Makes = Callable[[], TextGenerator]


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with a_model_server(model_file("tests"), context_length=CONTEXT) as (url, _pid):
        yield url


class Lasting(LlamaCppGenerator):
    """Stays loaded for the tests that follow."""

    async def close(self) -> None:
        """Its fixture closes it."""


@pytest.fixture(scope="module")
def in_process() -> Iterator[LlamaCppGenerator]:
    model = Lasting(model_file("tests"), context_length=CONTEXT, threads=1)
    yield model
    asyncio.run(LlamaCppGenerator.close(model))


def scripted() -> TextGenerator:
    return ScriptedGenerator(COUNTING, context_length=CONTEXT)


def on_a_server(url: str) -> TextGenerator:
    return OpenAICompatibleGenerator(url, "smollm2", context_length=CONTEXT)


@pytest.fixture(params=["scripted", "llama_cpp", "openai_compatible", "queued llama_cpp"])
def makes(request: pytest.FixtureRequest) -> Makes:
    match request.param:
        case "scripted":
            return scripted
        case "llama_cpp":
            model = request.getfixturevalue("in_process")
            return lambda: model
        case "openai_compatible":
            return partial(on_a_server, request.getfixturevalue("served"))
        case _:
            model = request.getfixturevalue("in_process")
            return lambda: QueuedGenerator(model)


@asynccontextmanager
async def a_generator(makes: Makes) -> AsyncIterator[TextGenerator]:
    generator = makes()
    try:
        yield generator
    finally:
        await generator.close()


async def all_events(generator: TextGenerator, sampling: Sampling) -> list[Event]:
    return [event async for event in generator.stream(QUESTION, sampling)]


def text_of(events: Sequence[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Text))


def the_end(events: Sequence[Event]) -> Finished:
    end = events[-1]
    assert isinstance(end, Finished)
    return end


def test_text_comes_in_pieces_and_ends_with_what_it_cost(makes: Makes) -> None:
    async def scenario() -> list[Event]:
        async with a_generator(makes) as generator:
            return await all_events(generator, Sampling(max_tokens=6))

    events = asyncio.run(scenario())

    assert len([event for event in events if isinstance(event, Text)]) > 1
    assert sum(isinstance(event, Finished) for event in events) == 1
    assert the_end(events).prompt_tokens > 0
    assert 0 < the_end(events).completion_tokens <= 6
    assert text_of(events).strip()


def test_an_answer_that_is_cut_off_says_so(makes: Makes) -> None:
    async def scenario() -> list[Event]:
        async with a_generator(makes) as generator:
            return await all_events(generator, Sampling(max_tokens=3))

    end = the_end(asyncio.run(scenario()))

    assert (end.reason, end.completion_tokens) == ("length", 3)


def test_the_same_seed_gives_the_same_answer(makes: Makes) -> None:
    async def scenario() -> set[str]:
        sampling = Sampling(max_tokens=6, temperature=1.2, seed=7)
        texts = set()
        for _ in range(2):
            async with a_generator(makes) as generator:
                texts.add(text_of(await all_events(generator, sampling)))
        return texts

    assert len(asyncio.run(scenario())) == 1


def test_a_stop_string_ends_the_answer_and_is_not_shown(makes: Makes) -> None:
    async def scenario() -> tuple[str, str, Finished]:
        async with a_generator(makes) as generator:
            free = text_of(await all_events(generator, Sampling(max_tokens=6)))
            stop = free.rstrip()[-3:]
            stopped = await all_events(generator, Sampling(max_tokens=6, stop=(stop,)))
            return free[: free.index(stop)], text_of(stopped), the_end(stopped)

    expected, shown, end = asyncio.run(scenario())

    assert shown.strip() == expected.strip()
    assert end.reason == "stop"


def test_a_prompt_that_does_not_fit_is_refused_with_both_numbers(makes: Makes) -> None:
    async def scenario() -> PromptTooLong:
        async with a_generator(makes) as generator:
            with pytest.raises(PromptTooLong) as refused:
                generator.stream([Message("user", "woord " * 2000)], Sampling(max_tokens=100))
            return refused.value

    refused = asyncio.run(scenario())

    assert refused.limit == CONTEXT - 100
    assert refused.tokens > refused.limit


def test_a_reader_who_leaves_does_not_hinder_the_next(makes: Makes) -> None:
    async def scenario() -> tuple[str, str]:
        async with a_generator(makes) as generator:
            before = text_of(await all_events(generator, Sampling(max_tokens=3)))
            async with aclosing(generator.stream(QUESTION, Sampling(max_tokens=400))) as events:
                async for event in events:
                    if isinstance(event, Text):
                        break
            return before, text_of(await all_events(generator, Sampling(max_tokens=3)))

    before, after = asyncio.run(scenario())

    assert after == before


def test_a_reader_who_is_cancelled_does_not_hinder_the_next(makes: Makes) -> None:
    async def scenario() -> list[Event]:
        async with a_generator(makes) as generator:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.0):
                    await all_events(generator, Sampling(max_tokens=400))
            return await all_events(generator, Sampling(max_tokens=2))

    assert the_end(asyncio.run(scenario())).completion_tokens == 2


def test_two_readers_at_once_get_each_their_whole_answer(makes: Makes) -> None:
    async def scenario() -> tuple[str, list[str]]:
        async with a_generator(makes) as generator:
            alone = await all_events(generator, Sampling(max_tokens=3))
            both = (all_events(generator, Sampling(max_tokens=3)) for _ in range(2))
            return text_of(alone), [text_of(events) for events in await asyncio.gather(*both)]

    alone, together = asyncio.run(scenario())

    assert together == [alone, alone]


def test_tokens_are_counted(makes: Makes) -> None:
    async def scenario() -> tuple[int, int]:
        async with a_generator(makes) as generator:
            return generator.count_tokens("één zin"), generator.count_tokens("één zin " * 50)

    few, many = asyncio.run(scenario())

    assert 0 < few < many / 20


def test_only_waiting_comes_before_the_text(makes: Makes) -> None:
    async def scenario() -> list[Event]:
        async with a_generator(makes) as generator:
            events = await asyncio.gather(
                *(all_events(generator, Sampling(max_tokens=2)) for _ in range(2))
            )
            return events[1]

    kinds = [type(event) for event in asyncio.run(scenario()) if not isinstance(event, Waiting)]

    assert kinds == [Text] * (len(kinds) - 1) + [Finished]


def test_with_an_opening_it_is_told_how_probable_that_was_and_the_word_is_not_shown(
    makes: Makes,
) -> None:
    sampling = Sampling(max_tokens=6, opening=Opening("one", "two"))

    async def scenario() -> list[Event]:
        async with a_generator(makes) as generator:
            return await all_events(generator, sampling)

    first, *rest = [e for e in asyncio.run(scenario()) if not isinstance(e, Waiting)]

    assert isinstance(first, Opened)
    assert 0.0 <= first.probability <= 1.0
    assert not any(isinstance(event, Opened) for event in rest)
    assert not re.match(r"\W*(one|two)\b", text_of(rest), re.IGNORECASE)
    assert the_end(rest).completion_tokens > 0


def test_without_an_opening_there_is_nothing_to_tell(makes: Makes) -> None:
    async def scenario() -> list[Event]:
        async with a_generator(makes) as generator:
            return await all_events(generator, Sampling(max_tokens=2))

    assert not any(isinstance(event, Opened) for event in asyncio.run(scenario()))


def test_what_is_asked_after_an_opening_is_answered_in_the_same_turn(makes: Makes) -> None:
    sampling = Sampling(max_tokens=6, opening=Opening("yes", "no", then="Count to three."))

    async def scenario() -> list[Event]:
        async with a_generator(makes) as generator:
            return await all_events(generator, sampling)

    first, *rest = [e for e in asyncio.run(scenario()) if not isinstance(e, Waiting)]

    assert isinstance(first, Opened)
    assert not any(isinstance(event, Opened) for event in rest)
    assert text_of(rest)
    assert 0 < the_end(rest).completion_tokens <= 6


SHAPE = {
    "type": "object",
    "properties": {
        "colour": {"enum": ["red", "blue"]},
        "reason": {"type": "string", "maxLength": 30},
        "sources": {
            "type": "array",
            "items": {"enum": ["b1", "b2"]},
            "minItems": 1,
            "maxItems": 2,
        },
    },
    "required": ["colour", "reason", "sources"],
}


def test_with_a_schema_the_text_is_json_of_that_shape(makes: Makes) -> None:
    async def scenario() -> list[Event]:
        async with a_generator(makes) as generator:
            return await all_events(generator, Sampling(max_tokens=200, schema=SHAPE))

    events = asyncio.run(scenario())
    said = json.loads(text_of(events))

    assert the_end(events).reason == "stop"
    assert list(said) == ["colour", "reason", "sources"]
    assert said["colour"] in {"red", "blue"}
    assert isinstance(said["reason"], str)
    assert set(said["sources"]) <= {"b1", "b2"}


def test_a_schema_holds_for_one_text_only(makes: Makes) -> None:
    async def scenario() -> tuple[str, str, str]:
        async with a_generator(makes) as generator:
            free = text_of(await all_events(generator, Sampling(max_tokens=5)))
            shaped = text_of(await all_events(generator, Sampling(max_tokens=200, schema=SHAPE)))
            again = text_of(await all_events(generator, Sampling(max_tokens=5)))
            return free, shaped, again

    free, shaped, again = asyncio.run(scenario())

    assert shaped.startswith("{")
    assert again == free
    assert not free.startswith("{")

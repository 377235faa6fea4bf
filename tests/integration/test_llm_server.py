"""A model on a server: time-outs, retries, a server that dies halfway, refusals."""

import asyncio
import json
import math
import os
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from app.errors import ModelAway, ModelBusy, ModelError, PromptTooLong
from app.llm.openai_compatible import OpenAICompatibleGenerator
from app.values.language import Event, Finished, Message, Opened, Opening, Sampling, Text
from tests.support.models import a_model_server, model_file

pytestmark = pytest.mark.timeout(120)

QUESTION = [Message("user", "Count from one to one hundred.")]
YES_OR_NO = Opening("ja", "nee")
END = b"data: [DONE]\n\n"
Answers = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"


def chunk(text: str | None, reason: str | None = None) -> bytes:
    choice = {"delta": {"content": text}, "finish_reason": reason}
    return b"data: " + json.dumps({"choices": [choice]}, ensure_ascii=False).encode() + b"\n\n"


@asynccontextmanager
async def a_peer(answers: Answers) -> AsyncIterator[str]:
    """A server that does exactly this with each connection."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        try:
            await answers(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"


def a_generator(
    url: str, *, idle_seconds: float = 5.0, key: str = ""
) -> OpenAICompatibleGenerator:
    return OpenAICompatibleGenerator(
        url, "model", context_length=512, idle_seconds=idle_seconds, pause_seconds=0.01, key=key
    )


async def read(
    generator: OpenAICompatibleGenerator, opening: Opening | None = None
) -> list[Event]:
    try:
        sampling = Sampling(max_tokens=20, opening=opening)
        return [each async for each in generator.stream(QUESTION, sampling)]
    finally:
        await generator.close()


def asked_of(
    answers: Answers, *, idle_seconds: float = 5.0, opening: Opening | None = None
) -> list[Event]:
    async def scenario() -> list[Event]:
        async with a_peer(answers) as url:
            return await read(a_generator(url, idle_seconds=idle_seconds), opening)

    return asyncio.run(scenario())


def test_a_real_server_that_is_killed_halfway_is_away() -> None:
    async def scenario(url: str, process: int) -> None:
        generator = a_generator(url)
        events = generator.stream(QUESTION, Sampling(max_tokens=400))
        assert isinstance(await anext(events), Text)
        os.kill(process, signal.SIGKILL)
        with pytest.raises(ModelAway, match="halverwege"):
            async for _ in events:
                pass
        await generator.close()

    with a_model_server(model_file("tests")) as (url, process):
        asyncio.run(scenario(url, process))


def test_a_real_server_says_that_a_prompt_does_not_fit() -> None:
    async def scenario(url: str) -> PromptTooLong:
        generator = OpenAICompatibleGenerator(url, "model", context_length=100_000)
        prompt = [Message("user", "vergunning " * 600)]
        with pytest.raises(PromptTooLong) as refused:
            await anext(generator.stream(prompt, Sampling(max_tokens=10)))
        await generator.close()
        return refused.value

    with a_model_server(model_file("tests")) as (url, _):
        assert asyncio.run(scenario(url)).tokens > 600


def test_no_server_is_tried_three_times_and_then_away() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"

        with pytest.raises(ModelAway, match="niet bereikbaar"):
            asyncio.run(read(a_generator(url)))


def test_a_connection_that_breaks_before_the_first_word_is_tried_again() -> None:
    seen: list[int] = []

    async def answers(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(1)
        if len(seen) == 3:
            writer.write(HEAD + chunk("goed") + chunk(None, "stop") + b"data: [DONE]\n\n")

    events = asked_of(answers)

    assert events[0] == Text("goed")
    assert len(seen) == 3


def test_a_connection_that_breaks_after_the_first_word_is_not_tried_again() -> None:
    seen: list[int] = []

    async def answers(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(1)
        writer.write(HEAD + chunk("half"))

    with pytest.raises(ModelAway, match="halverwege"):
        asked_of(answers)
    assert len(seen) == 1


def test_a_silent_server_is_given_up_after_the_idle_time_and_not_asked_twice() -> None:
    seen: list[int] = []

    async def answers(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        seen.append(1)
        await reader.read()

    with pytest.raises(ModelAway, match="niet op tijd"):
        asked_of(answers, idle_seconds=0.2)
    assert len(seen) == 1


def test_a_reader_who_leaves_closes_the_connection() -> None:
    async def scenario() -> None:
        gone = asyncio.Event()

        async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(HEAD + chunk("een"))
            while not reader.at_eof():
                await reader.read(1000)
            gone.set()

        async with a_peer(answers) as url:
            generator = a_generator(url)
            events = generator.stream(QUESTION, Sampling())
            await anext(events)
            await events.aclose()
            await asyncio.wait_for(gone.wait(), 5.0)
            await generator.close()

    asyncio.run(scenario())


def test_line_separators_inside_a_text_do_not_break_it() -> None:
    text = "a\u2028b\x85c\x0bd"

    async def answers(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for byte in HEAD + chunk(text) + chunk(None, "length") + b"data: [DONE]\n\n":
            writer.write(bytes([byte]))

    events = asked_of(answers)

    assert events[0] == Text(text)
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "length"


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        pytest.param("503 X\r\nretry-after: 9", ModelBusy, "9 seconden", id="busy"),
        pytest.param("429 X", ModelBusy, "5 seconden", id="too many"),
        pytest.param("401 X", ModelError, "weigert de sleutel", id="wrong key"),
        pytest.param("500 X", ModelError, "status 500", id="broken"),
        pytest.param("200 OK\r\n\r\ndata: {no json}\n", ModelAway, "niet te lezen", id="no json"),
        pytest.param('200 OK\r\n\r\ndata: {"error": 1}\n', ModelAway, "meldt een fout", id="late"),
    ],
)
def test_each_refusal_is_an_error_of_its_own(
    reply: str, error: type[ModelError], words: str
) -> None:
    async def answers(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        end = "" if "data:" in reply else "\r\nconnection: close\r\n\r\n"
        writer.write(f"HTTP/1.1 {reply}{end}".encode())

    with pytest.raises(error, match=words):
        asked_of(answers)


def test_the_key_is_sent_and_is_in_no_log_or_error(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    asked: list[bytes] = []

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 500 X\r\nconnection: close\r\n\r\n")
        writer.close()

    async def scenario() -> ModelError:
        async with await asyncio.start_server(connected, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            generator = a_generator(f"http://127.0.0.1:{port}/v1", key="geheim-123")
            with pytest.raises(ModelError) as failed:
                await read(generator)
            return failed.value

    failed = asyncio.run(scenario())

    assert b"authorization: bearer geheim-123" in asked[0].lower()
    assert "geheim-123" not in caplog.text + repr(failed) + str(failed)


def test_the_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    async def answers(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + chunk("goed") + chunk(None, "stop"))

    assert asked_of(answers)[0] == Text("goed")


def measured(text: str, **chances: float) -> bytes:
    """A piece of the answer, with what the server says of the tokens at its place."""
    top = [{"token": token, "logprob": math.log(chance)} for token, chance in chances.items()]
    logprobs = {"content": [{"token": text, "logprob": 0.0, "top_logprobs": top}]}
    choice = {"delta": {"content": text}, "finish_reason": None, "logprobs": logprobs}
    return b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n"


def test_probabilities_of_the_server_tell_how_the_answer_opens() -> None:
    asked: list[bytes] = []

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.read(2000))
        pieces = measured("Ja", Ja=0.6, Nee=0.2), measured(",", nee=1.0), chunk(" dat mag.")
        writer.write(HEAD + b"".join(pieces) + chunk(None, "stop") + END)

    opened, text, end = asked_of(answers, opening=YES_OR_NO)

    assert isinstance(opened, Opened)
    assert opened.probability == pytest.approx(0.75)
    assert text == Text("dat mag.")
    assert isinstance(end, Finished)
    assert (json.loads(asked[0])["logprobs"], json.loads(asked[0])["top_logprobs"]) == (True, 10)


def test_a_server_that_refuses_to_tell_probabilities_is_asked_again_without() -> None:
    asked: list[dict[str, object]] = []

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(json.loads(await reader.read(2000)))
        if "logprobs" in asked[-1]:
            no = b"HTTP/1.1 400 X\r\nconnection: close\r\n\r\n"
            writer.write(no + b'{"error": "unknown parameter: logprobs"}')
        else:
            writer.write(HEAD + chunk("Nee. ") + chunk("Dat mag niet.") + chunk(None, "stop"))

    opened, text, _ = asked_of(answers, opening=YES_OR_NO)

    assert (opened, text) == (Opened(0.0), Text("Dat mag niet."))
    assert len(asked) == 2


def test_another_refusal_is_not_asked_again() -> None:
    asked: list[int] = []

    async def answers(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(1)
        writer.write(b"HTTP/1.1 400 X\r\nconnection: close\r\n\r\nno such model")

    with pytest.raises(ModelError, match="status 400"):
        asked_of(answers, opening=YES_OR_NO)
    assert len(asked) == 1


def test_an_answer_without_any_text_still_tells_how_it_opened() -> None:
    async def answers(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + chunk(None, "stop") + END)

    assert asked_of(answers, opening=YES_OR_NO)[0] == Opened(0.5)

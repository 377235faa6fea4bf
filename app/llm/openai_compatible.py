"""A model behind an OpenAI-compatible server, such as llama-server, vLLM or Ollama."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx

from app.errors import ModelAway, PromptTooLong
from app.llm.openings import FirstWord
from app.llm.server_replies import chunks, finished, likeliest, refusal, refuses_logprobs
from app.values.language import Event, Message, Opened, Sampling, Text, continued

# Dutch in the vocabularies of Qwen and SmolLM2: 3.2 and 2.5 characters a token, on 100 documents.
CHARACTERS_PER_TOKEN = 3.2
FIRST_WORD_TOKENS = 8
LIKELIEST = 10  # tokens at each place; most servers give no more than 20


class OpenAICompatibleGenerator:
    """Streams chat completions.

    Args:
        url: address of the server up to and including `/v1`.
        name: the model as the server knows it.
        context_length: tokens for prompt and answer together, as the server was started.
        key: goes into the Authorization header and nowhere else.
        connect_seconds: how long a connection may take.
        idle_seconds: how long the server may be silent, also while it reads the prompt.
        attempts: how often it is tried while nothing of the answer has come.
        pause_seconds: before the second attempt; twice as long before each next one.
    """

    def __init__(
        self,
        url: str,
        name: str,
        *,
        context_length: int = 8192,
        key: str = "",
        connect_seconds: float = 5.0,
        idle_seconds: float = 300.0,
        attempts: int = 3,
        pause_seconds: float = 0.5,
    ) -> None:
        self.name = name
        self.context_length = context_length
        self._attempts = attempts
        self._pause = pause_seconds
        self._client = httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(connect_seconds, read=idle_seconds, pool=None),
            trust_env=False,  # a neighbour is not asked through a proxy
        )

    def count_tokens(self, text: str) -> int:
        """An estimate: the vocabulary is on the server."""
        return round(len(text) / CHARACTERS_PER_TOKEN)

    def stream(
        self,
        messages: Sequence[Message],
        sampling: Sampling,
        *,
        person: str = "",  # noqa: ARG002 - turns are taken in the queue
    ) -> AsyncGenerator[Event, None]:
        # Some servers cut a long prompt silently, so an estimate is held against the limit first.
        estimate = sum(self.count_tokens(message.content) for message in messages)
        if estimate > (room := self.context_length - sampling.max_tokens):
            raise PromptTooLong(estimate, room)
        return self._stream(messages, sampling, estimate, room)

    async def close(self) -> None:
        await self._client.aclose()

    async def _stream(
        self, messages: Sequence[Message], sampling: Sampling, estimate: int, room: int
    ) -> AsyncGenerator[Event, None]:
        opening = sampling.opening
        if opening and opening.then:
            first = replace(sampling, max_tokens=FIRST_WORD_TOKENS)
            async with aclosing(self._tried(messages, first, estimate, room)) as events:
                async for event in events:
                    if isinstance(event, Opened):
                        yield event
            messages, sampling = continued(messages, opening), replace(sampling, opening=None)
        async with aclosing(self._tried(messages, sampling, estimate, room)) as events:
            async for event in events:
                yield event

    async def _tried(
        self, messages: Sequence[Message], sampling: Sampling, estimate: int, room: int
    ) -> AsyncGenerator[Event, None]:
        """One answer, asked again while nothing of it has come."""
        body = _body(self.name, messages, sampling)
        for attempt in range(1, self._attempts + 1):
            begun = False
            word = FirstWord(sampling.opening) if sampling.opening else None
            try:
                async with aclosing(self._answer(body, word, estimate, room)) as events:
                    async for event in events:
                        begun = True
                        yield event
            except httpx.TransportError as error:
                if begun or attempt == self._attempts or not _may_be_tried_again(error):
                    raise ModelAway(_what_happened(error, begun=begun)) from error
            else:
                return
            await asyncio.sleep(self._pause * 2 ** (attempt - 1))

    async def _answer(
        self, body: Mapping[str, Any], word: FirstWord | None, estimate: int, room: int
    ) -> AsyncGenerator[Event, None]:
        usage: dict[str, Any] = {}
        reason: str | None = None
        pieces = 0
        async with self._asked(body) as response:
            if response.is_error:
                raise refusal(response, estimate, room)
            async for chunk in chunks(response):
                usage = chunk.get("usage") or usage
                for choice in chunk.get("choices") or ():
                    reason = choice.get("finish_reason") or reason
                    for event in _events(choice, word):
                        yield event
                    pieces += bool(_text(choice))
        if reason is None:
            raise ModelAway("De modelserver stopte halverwege.")
        for event in word.finish() if word else ():
            yield event
        yield finished(usage, reason, estimate, pieces)

    @asynccontextmanager
    async def _asked(self, body: Mapping[str, Any]) -> AsyncIterator[httpx.Response]:
        """The reply (an error is read whole); without probabilities where they are refused."""
        without = {key: value for key, value in body.items() if "logprobs" not in key}
        for given in (body, without):
            async with self._client.stream("POST", "chat/completions", json=given) as response:
                if response.is_error:
                    await response.aread()
                if "logprobs" not in given or not refuses_logprobs(response):
                    yield response
                    return


def _events(choice: Mapping[str, Any], word: FirstWord | None) -> list[Event]:
    text = _text(choice)
    if word is None:
        return [Text(text)] if text else []
    for token, logprobs in likeliest(choice):
        word.measure(token, logprobs)
    return word.feed(text) if text else []


def _text(choice: Mapping[str, Any]) -> str:
    return (choice.get("delta") or {}).get("content") or ""


def _may_be_tried_again(error: httpx.TransportError) -> bool:
    """A server that was silent for so long is at work; asking again would double that."""
    return isinstance(error, httpx.ConnectTimeout) or not isinstance(error, httpx.TimeoutException)


def _what_happened(error: httpx.TransportError, *, begun: bool) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "De modelserver antwoordt niet op tijd."
    return f"De modelserver {'stopte halverwege' if begun else 'is niet bereikbaar'}."


def _body(name: str, messages: Sequence[Message], sampling: Sampling) -> dict[str, Any]:
    return {
        "model": name,
        "messages": [{"role": each.role, "content": each.content} for each in messages],
        "temperature": sampling.temperature,
        "max_tokens": sampling.max_tokens,
        "seed": sampling.seed,
        "stop": list(sampling.stop) or None,
        "stream": True,
        "stream_options": {"include_usage": True},
        **({"logprobs": True, "top_logprobs": LIKELIEST} if sampling.opening else {}),
        **({"response_format": _shape(sampling.schema)} if sampling.schema else {}),
    }


def _shape(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "json_schema",
        "json_schema": {"name": "answer", "schema": schema, "strict": True},
    }

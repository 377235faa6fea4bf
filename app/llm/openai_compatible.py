"""A model behind an OpenAI-compatible server, such as llama-server, vLLM or Ollama."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from typing import Any, Literal

import httpx

from app.errors import ModelAway, ModelBusy, ModelError, PromptTooLong
from app.values.language import Event, Finished, Message, Sampling, Text

# Dutch in the vocabularies of Qwen and SmolLM2: 3.2 and 2.5 characters a token, on 100 documents.
CHARACTERS_PER_TOKEN = 3.2
BUSY = {httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE}
RETRY_AFTER = 5.0
LONGEST_LINE = 2**20


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
        return self._stream(_body(self.name, messages, sampling), estimate, room)

    async def close(self) -> None:
        await self._client.aclose()

    async def _stream(
        self, body: Mapping[str, Any], estimate: int, room: int
    ) -> AsyncGenerator[Event, None]:
        for attempt in range(1, self._attempts + 1):
            begun = False
            try:
                async with aclosing(self._answer(body, estimate, room)) as events:
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
        self, body: Mapping[str, Any], estimate: int, room: int
    ) -> AsyncGenerator[Event, None]:
        usage: dict[str, Any] = {}
        reason: str | None = None
        pieces = 0
        async with self._client.stream("POST", "chat/completions", json=body) as response:
            if response.is_error:
                raise _refusal(response, await response.aread(), estimate, room)
            async for chunk in _chunks(response):
                usage = chunk.get("usage") or usage
                for choice in chunk.get("choices") or ():
                    reason = choice.get("finish_reason") or reason
                    if text := (choice.get("delta") or {}).get("content"):
                        pieces += 1
                        yield Text(text)
        if reason is None:
            raise ModelAway("De modelserver stopte halverwege.")
        yield _finished(usage, reason, estimate, pieces)


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
    }


async def _chunks(response: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    """The JSON of each event. Cut at newlines only: JSON may hold other line separators."""
    rest = b""
    async for data in response.aiter_bytes():
        *lines, rest = (rest + data).split(b"\n")
        if len(rest) > LONGEST_LINE:
            raise ModelAway("De modelserver geeft een antwoord dat niet te lezen is.")
        for line in lines:
            if (event := line.removeprefix(b"data:").strip()) != line.strip() and event:
                if event == b"[DONE]":
                    return
                yield _parsed(event)


def _parsed(event: bytes) -> dict[str, Any]:
    try:
        chunk = json.loads(event)
    except ValueError as error:
        raise ModelAway("De modelserver geeft een antwoord dat niet te lezen is.") from error
    if not isinstance(chunk, dict) or "error" in chunk:
        raise ModelAway("De modelserver meldt een fout tijdens het antwoord.")
    return chunk


def _finished(usage: Mapping[str, Any], reason: str, estimate: int, pieces: int) -> Finished:
    cut: Literal["length", "stop"] = "length" if reason == "length" else "stop"
    details = usage.get("prompt_tokens_details") or {}
    return Finished(
        usage.get("prompt_tokens", estimate),
        usage.get("completion_tokens", pieces),
        details.get("cached_tokens") or 0,
        cut,
    )


def _refusal(response: httpx.Response, data: bytes, estimate: int, room: int) -> ModelError:
    status = response.status_code
    if status in BUSY:
        wait = response.headers.get("retry-after", "")
        return ModelBusy(1, float(wait) if wait.isdecimal() else RETRY_AFTER)
    said = data.decode(errors="replace")
    if status == httpx.codes.BAD_REQUEST and re.search(r"context.{0,9}(length|size|window)", said):
        return PromptTooLong(_number(said, r'n_prompt_tokens"?:\s*(\d+)') or estimate, room)
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        return ModelError("De modelserver weigert de sleutel. Controleer de instelling.")
    return ModelError(f"De modelserver weigert de vraag (status {status}).")


def _number(text: str, pattern: str) -> int | None:
    found = re.search(pattern, text)
    return int(found[1]) if found else None

"""How an answer travels: as it is written, or whole; it stops when the reader leaves."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any, TypeVar

import anyio
import structlog
from fastapi import Request
from fastapi.sse import format_sse_event
from pydantic_core import to_jsonable_python
from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse
from starlette.types import Message, Send

from app.errors import AnswerWithheld, NotabeneError
from app.problems import describe
from app.values.answers import Answer, Answered, AskEvent
from app.values.language import Waiting
from app.values.streams import last
from app.values.tasks import Progress

T = TypeVar("T")

_log = structlog.stdlib.get_logger("app.answers")

SECONDS_BETWEEN_SIGNS = 10.0
_SIGN_OF_LIFE = format_sse_event(data_str=None, comment="even geduld")


BOTH_FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}
}


class EventStream(StreamingResponse):
    """Server-sent events with a sign of life in silences, so that no proxy hangs up.

    Frames and the events behind them are closed in every ending, so the model stops at once.
    """

    media_type = "text/event-stream"

    def __init__(
        self, frames: AsyncGenerator[bytes, None], events: AsyncGenerator[Any, None]
    ) -> None:
        super().__init__(frames, headers={"X-Accel-Buffering": "no"})
        self._frames = frames
        self._events = events

    async def stream_response(self, send: Send) -> None:
        turn = anyio.Lock()

        async def one_at_a_time(message: Message) -> None:
            async with turn:
                await send(message)

        signs = asyncio.ensure_future(_give_signs_of_life(one_at_a_time))
        try:
            await super().stream_response(one_at_a_time)
        finally:
            signs.cancel()
            with anyio.CancelScope(shield=True):
                await self._frames.aclose()
                await self._events.aclose()


async def _give_signs_of_life(send: Send) -> None:
    while True:
        await anyio.sleep(SECONDS_BETWEEN_SIGNS)
        await send({"type": "http.response.body", "body": _SIGN_OF_LIFE, "more_body": True})


async def begun(events: AsyncGenerator[T, None]) -> AsyncGenerator[T, None]:
    """The same events with the first in hand, because a refusal before it still has a status."""
    first = await anext(events, None)

    async def all_events() -> AsyncGenerator[T, None]:
        async with aclosing(events):
            if first is not None:
                yield first
            async for event in events:
                yield event

    return all_events()


def sse(data: object, event: str | None = None) -> bytes:
    """One event; lone surrogates and line ends are escaped by JSON."""
    return format_sse_event(data_str=json.dumps(data, default=to_jsonable_python), event=event)


def failed(error: Exception, instance: str) -> dict[str, object]:
    """The problem that ends a stream; what nobody foresaw also goes to the log."""
    if not isinstance(error, NotabeneError):
        _log.error("stream_broke", exc_info=error)
    return describe(error, instance)


def log_answer(answer: Answer) -> None:
    """Sizes and references of an answer, never its text."""
    _log.info(
        "answer_given",
        model=answer.model,
        prompt=answer.prompt,
        abstained=answer.abstained,
        characters=len(answer.text),
        sources=len(answer.sources),
        prompt_tokens=answer.usage.prompt_tokens,
        completion_tokens=answer.usage.completion_tokens,
        first_token_ms=answer.timings.first_token_ms,
    )


def status(event: Waiting | Progress) -> bytes:
    """Where the work is, as a status line shows it."""
    if isinstance(event, Progress):
        return sse(event, event="status")
    text = f"Plaats {event.place} in de rij" if event.place else "U bent aan de beurt"
    told = {"phase": "queue", "text": text, "place": event.place, "wait_seconds": event.seconds}
    return sse(told, event="status")


async def frames_of(
    events: AsyncGenerator[T, None], frame: Callable[[T], bytes], instance: str
) -> AsyncGenerator[bytes, None]:
    """Every event in its frame; what goes wrong is the last one, because the status is sent."""
    try:
        async with aclosing(events):
            async for event in events:
                yield frame(event)
    except AnswerWithheld as error:
        yield sse(describe(error, instance), event="withheld")
    except Exception as error:  # noqa: BLE001  the status is sent, so the stream must tell
        yield sse(failed(error, instance), event="problem")


def wants_parts(request: Request) -> bool:
    return EventStream.media_type in request.headers.get("accept", "")


async def in_parts(
    request: Request, events: AsyncGenerator[T, None], frame: Callable[[T], bytes]
) -> EventStream:
    """Every event in its frame, as it comes."""
    return EventStream(frames_of(await begun(events), frame, request.url.path), events)


async def whole(request: Request, events: AsyncGenerator[Any, None], kind: type[T]) -> T:
    """The event that ends the work. Raises: ClientDisconnect when the reader leaves first."""
    return await unless_gone(request, last(events, kind))


async def whole_answer(request: Request, events: AsyncGenerator[AskEvent, None]) -> Answer:
    """Raises: ClientDisconnect when the reader leaves first."""
    answer = (await whole(request, events, Answered)).answer
    log_answer(answer)
    return answer


async def unless_gone(request: Request, work: Awaitable[T]) -> T:
    """What the work gives. Raises: ClientDisconnect when the reader leaves first."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_disconnect(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise ClientDisconnect
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _disconnect(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass

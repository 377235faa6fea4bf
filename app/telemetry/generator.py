"""A language model that is measured: the port it stands before stays the same."""

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from app.ports.language import TextGenerator
from app.telemetry.metrics import Metrics
from app.values.language import Event, Finished, Message, Sampling, Text, Waiting


class MeasuredGenerator:
    def __init__(self, inner: TextGenerator, metrics: Metrics) -> None:
        self._inner = inner
        self._metrics = metrics

    @property
    def name(self) -> str:
        return self._inner.name

    @property
    def context_length(self) -> int:
        return self._inner.context_length

    def stream(
        self, messages: Sequence[Message], sampling: Sampling, *, person: str = ""
    ) -> AsyncGenerator[Event, None]:
        started = time.perf_counter()
        return self._watch(self._inner.stream(messages, sampling, person=person), started)

    def count_tokens(self, text: str) -> int:
        return self._inner.count_tokens(text)

    async def close(self) -> None:
        await self._inner.close()

    async def _watch(
        self, events: AsyncGenerator[Event, None], started: float
    ) -> AsyncGenerator[Event, None]:
        watch = _Watch(self._metrics, started)
        try:
            async with aclosing(events):
                async for event in events:
                    watch.see(event)
                    yield event
        finally:
            watch.stop_waiting()


class _Watch:
    """What is counted of one answer."""

    def __init__(self, metrics: Metrics, started: float) -> None:
        self._metrics = metrics
        self._started = started
        self._waiting = False
        self._silent = True

    def see(self, event: Event) -> None:
        match event:
            case Waiting():
                self._start_waiting()
            case Text():
                self._first_text()
            case Finished():
                self._metrics.tokens.labels("prompt").inc(event.prompt_tokens)
                self._metrics.tokens.labels("completion").inc(event.completion_tokens)
            case _:
                pass
        if not isinstance(event, Waiting):
            self.stop_waiting()

    def stop_waiting(self) -> None:
        if self._waiting:
            self._waiting = False
            self._metrics.waiting.dec()

    def _start_waiting(self) -> None:
        if not self._waiting:
            self._waiting = True
            self._metrics.waiting.inc()

    def _first_text(self) -> None:
        if self._silent:
            self._silent = False
            self._metrics.first_token.observe(time.perf_counter() - self._started)

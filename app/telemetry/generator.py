"""A language model that is measured: the port it stands before stays the same."""

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from app.ports.language import TextGenerator
from app.telemetry.metrics import Metrics
from app.values.language import Event, Finished, Message, Sampling, Text


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
        silent = True
        async with aclosing(events):
            async for event in events:
                if silent and isinstance(event, Text):
                    silent = False
                    self._metrics.first_token.observe(time.perf_counter() - started)
                if isinstance(event, Finished):
                    self._metrics.tokens.labels("prompt").inc(event.prompt_tokens)
                    self._metrics.tokens.labels("completion").inc(event.completion_tokens)
                yield event

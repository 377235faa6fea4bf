"""A generator that says what it is told: for tests, demos and machines without a model."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import NotabeneError, PromptTooLong
from app.llm.pieces import Pieces
from app.llm.shapes import filled
from app.values.language import Event, Finished, Message, Opened, Sampling, Text


@dataclass(frozen=True, slots=True)
class Asked:
    """What one call of `stream` was given."""

    messages: tuple[Message, ...]
    sampling: Sampling
    person: str


class ScriptedGenerator:
    """Gives its answers in order, one word a token, and repeats the last one for ever.

    `asked` remembers every prompt. `refuse_with` is raised at the call, `fail_with` after the
    first word; `left` counts the readers that went away before the end; `opening` is how sure it
    is of the opening that is asked for. Where a schema is asked for, an answer that is no JSON is
    put in that shape.
    """

    def __init__(self, *answers: str, name: str = "scripted", context_length: int = 8192) -> None:
        self._answers = deque(answers or ("Dit is een voorbeeldantwoord.",))
        self.name = name
        self.context_length = context_length
        self.asked: list[Asked] = []
        self.refuse_with: NotabeneError | None = None
        self.fail_with: NotabeneError | None = None
        self.left = 0
        self.opening = 1.0

    def stream(
        self, messages: Sequence[Message], sampling: Sampling, *, person: str = ""
    ) -> AsyncGenerator[Event, None]:
        if self.refuse_with:
            raise self.refuse_with
        prompt_tokens = sum(self.count_tokens(message.content) for message in messages)
        if prompt_tokens > (room := self.context_length - sampling.max_tokens):
            raise PromptTooLong(prompt_tokens, room)
        self.asked.append(Asked(tuple(messages), sampling, person))
        answer = self._answers.popleft() if len(self._answers) > 1 else self._answers[0]
        if sampling.schema:
            answer = _shaped(answer, sampling.schema)
        return self._say(answer, prompt_tokens, sampling)

    async def _say(
        self, answer: str, prompt_tokens: int, sampling: Sampling
    ) -> AsyncGenerator[Event, None]:
        words = answer.split(" ")
        spoken = [word if nr == 0 else f" {word}" for nr, word in enumerate(words)]
        spoken = spoken[: sampling.max_tokens]
        pieces = Pieces(sampling.stop)
        said = 0
        try:
            if sampling.opening:
                yield Opened(self.opening)
            for word in spoken:
                if pieces.stopped:
                    break
                said += 1
                if text := pieces.feed(word.encode(errors="replace")):
                    yield Text(text)
                if self.fail_with:
                    raise self.fail_with
                await asyncio.sleep(0)
            if text := pieces.finish():
                yield Text(text)
        except (GeneratorExit, asyncio.CancelledError):
            self.left += 1
            raise
        cut = len(words) > sampling.max_tokens and not pieces.stopped
        yield Finished(prompt_tokens, said, reason="length" if cut else "stop")

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    async def close(self) -> None:
        """There is nothing to let go of."""


def _shaped(answer: str, schema: Mapping[str, Any]) -> str:
    try:
        json.loads(answer)
    except ValueError:
        return json.dumps(filled(schema, answer), ensure_ascii=False)
    return answer

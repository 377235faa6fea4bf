"""What use cases need from a language model, in their own words."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to write: `seed` makes an answer repeatable, `stop` ends it before these strings."""

    temperature: float = 0.0
    max_tokens: int = 320
    seed: int = 0
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Still in the queue: `place` 1 is next, `seconds` is the expected wait."""

    place: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """Always the last event. `cached_tokens`: how much of the prompt was still warm."""

    prompt_tokens: int
    completion_tokens: int
    cached_tokens: int = 0
    reason: Literal["stop", "length"] = "stop"


Event = Waiting | Text | Finished


class TextGenerator(Protocol):
    @property
    def name(self) -> str:
        """Model name as an answer records it."""
        ...

    @property
    def context_length(self) -> int:
        """Tokens that prompt and answer may take together."""
        ...

    def stream(
        self, messages: Sequence[Message], sampling: Sampling, *, person: str = ""
    ) -> AsyncGenerator[Event, None]:
        """Refuse now or stream later: a refusal comes before the first event.

        Turns are taken between persons, not requests. Closing the generator stops the model.

        Raises:
            ModelBusy: the queue is full.
            PromptTooLong: prompt plus `max_tokens` do not fit.
            ModelMissing, ModelAway: there is no model to ask (may also come while streaming).
        """
        ...

    def count_tokens(self, text: str) -> int:
        """How many tokens this text costs (an estimate where the model is elsewhere)."""
        ...

    async def close(self) -> None: ...

"""What goes into a language model and what comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Two words that an answer could open with, such as "ja" and "nee".

    `then` is asked next, in the same turn, once the answer has opened; what is written after that
    is the text.
    """

    wanted: str
    other: str
    then: str = ""


def continued(messages: Sequence[Message], opening: Opening) -> list[Message]:
    """The conversation after the wanted word, with what is asked next."""
    return [*messages, Message("assistant", opening.wanted), Message("user", opening.then)]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to write: `seed` makes an answer repeatable, `stop` ends it before these strings.

    With an `opening` the answer is made to open with the wanted word; `Opened` tells how probable
    that was, and the word itself is not part of the text. With a `schema` (JSON Schema) the text
    is JSON of that shape, unless it is cut off: leave room in `max_tokens`.
    """

    temperature: float = 0.0
    max_tokens: int = 320
    seed: int = 0
    stop: tuple[str, ...] = ()
    opening: Opening | None = None
    schema: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Still in the queue: `place` 1 is next, `seconds` is the expected wait.

    Whoever waited gets place 0 when the turn has come.
    """

    place: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Opened:
    """Before any text: probability (0..1) of the wanted word against the other.

    With the tokens that were read for it, as far as known; whoever stops here hears no more.
    """

    probability: float
    prompt_tokens: int = 0
    cached_tokens: int = 0


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


Event = Waiting | Opened | Text | Finished

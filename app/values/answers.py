"""What travels when a question is answered."""

from dataclasses import dataclass

from app.values.guarding import Guarded
from app.values.language import Finished, Opened, Waiting
from app.values.support import SupportSummary, summarized
from guardrails.contract import SentenceSupport


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered passage under an answer; `text` is the passage as the model could read it.

    `note` tells what was left out of it, if anything.
    """

    nr: int
    document: str
    path: str
    title: str
    heading: str
    page: int | None
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    prompt_tokens: int
    completion_tokens: int
    cached_tokens: int = 0

    def plus(self, event: Opened | Finished) -> "Usage":
        """With what one more text of the model cost; one that only opened has written nothing."""
        written = event.completion_tokens if isinstance(event, Finished) else 0
        return Usage(
            self.prompt_tokens + event.prompt_tokens,
            self.completion_tokens + written,
            self.cached_tokens + event.cached_tokens,
        )


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds; `first_token_ms` counts from the question, search and queue included."""

    queue_ms: float
    search_ms: float
    first_token_ms: float
    total_ms: float


@dataclass(frozen=True, slots=True)
class Answer:
    """`dropped` counts the sentences that the reader took out."""

    text: str
    abstained: bool
    sentences: tuple[SentenceSupport, ...]
    sources: tuple[Source, ...]
    usage: Usage
    timings: Timings
    energy_wh: float
    model: str
    prompt: str
    guards: tuple[Guarded, ...] = ()
    dropped: int = 0

    @property
    def summary(self) -> SupportSummary:
        return summarized(sentence.support for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question and answer in the same conversation."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class QuestionGuarded:
    """Sent once, before the first text, when the guardrails found something in the question."""

    guards: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class SourcesFound:
    """Sent once, before the first text."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """The next piece of the answer that may be shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a sentence that was shown; offsets are in the whole answer."""

    sentence: SentenceSupport


@dataclass(frozen=True, slots=True)
class Answered:
    """Always the last event."""

    answer: Answer


AskEvent = Waiting | QuestionGuarded | SourcesFound | Delta | Judged | Answered

"""What travels when a text is rewritten in plain Dutch."""

from dataclasses import dataclass
from typing import Literal

from app.values.answers import Timings, Usage
from app.values.guarding import Guarded
from app.values.language import Waiting
from app.values.tasks import Progress
from dutch.readability import Readability

By = Literal["rules", "model", "unchanged"]


@dataclass(frozen=True, slots=True)
class RewrittenSentence:
    """A sentence before and after; `lost` and `added` are facts as they were written.

    `by` tells who worded it. Offsets of `before` are in the text as given.
    """

    start: int
    end: int
    before: str
    after: str
    by: By
    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """Facts of the text as given that the new text has, has not, and has without reason."""

    kept: tuple[str, ...]
    lost: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    before: Readability
    after: Readability


@dataclass(frozen=True, slots=True)
class Explained:
    """A term of the law that stays, with what it means."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Rewriting:
    """`attempts` counts the questions to the model; `note` tells when it could not help."""

    text: str
    readability: BeforeAndAfter
    facts: KeptFacts
    sentences: tuple[RewrittenSentence, ...]
    explained: tuple[Explained, ...]
    attempts: int
    model: str
    prompt: str
    note: str
    guards: tuple[Guarded, ...]
    usage: Usage
    timings: Timings
    energy_wh: float


@dataclass(frozen=True, slots=True)
class RewritingDone:
    """Always the last event."""

    rewriting: Rewriting


RewritingEvent = Waiting | Progress | RewrittenSentence | RewritingDone

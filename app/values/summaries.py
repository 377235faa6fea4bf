"""What travels when texts are summarised."""

from dataclasses import dataclass
from typing import Literal

from app.values.answers import Timings, Usage
from app.values.guarding import Guarded
from app.values.language import Waiting
from app.values.tasks import Progress
from guardrails.contract import Mark

FactKind = Literal["decision", "amount", "deadline", "organisation"]


@dataclass(frozen=True, slots=True)
class SummarySource:
    """A sentence of a document as it was read; `page` is None where pages are not known."""

    nr: int
    document: str
    page: int | None
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence with its verdict and the place it rests on; offsets are in the summary.

    `literal`: it is the source's own sentence, in place of one that the source does not carry.
    """

    start: int
    end: int
    text: str
    support: Mark
    score: float
    sources: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: str
    document: str
    page: int | None
    literal: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know at a glance, with the sentence that says it."""

    kind: FactKind
    value: str
    text: str
    document: str
    page: int | None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """What one document says and the others do not, or say otherwise (`other` is then there)."""

    document: str
    page: int | None
    text: str
    other: SummarySource | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How much was there, how much of it the model read, and what became of its sentences.

    `left_out` counts sentences of the model that no source carried, `replaced` those of them
    that gave their place to the source's own words.
    """

    documents: int
    pages: int
    sentences: int
    read: int
    left_out: int
    replaced: int


@dataclass(frozen=True, slots=True)
class Summary:
    text: str
    sentences: tuple[SummarySentence, ...]
    sources: tuple[SummarySource, ...]
    facts: tuple[Fact, ...]
    differences: tuple[Difference, ...]
    extent: Extent
    guards: tuple[Guarded, ...]
    usage: Usage
    timings: Timings
    model: str
    prompt: str


@dataclass(frozen=True, slots=True)
class SummaryDone:
    """Always the last event."""

    summary: Summary


SummaryEvent = Waiting | Progress | SummaryDone

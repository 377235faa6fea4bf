"""What travels when a nota is drafted."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.values.answers import Source, Timings, Usage
from app.values.guarding import Guarded
from app.values.language import Waiting
from app.values.tasks import Progress
from guardrails.contract import Mark

NotaKind = Literal["beslisnota", "informatienota"]


@dataclass(frozen=True, slots=True)
class NotaRequest:
    """What a civil servant knows: `sender` is a directie or team, `bullets` are the facts."""

    kind: NotaKind
    to: str
    sender: str
    subject: str
    bullets: tuple[str, ...]
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class NotaParagraph:
    """`rests_on` has ids of bullets (b1), passages (s1) and "subject"; empty for fixed words.

    `literal`: it is the bullet itself, or what code made of it, where the model's wording failed.
    """

    text: str
    rests_on: tuple[str, ...] = ()
    support: Mark = "not_checkable"
    reasons: tuple[str, ...] = ()
    literal: bool = True


@dataclass(frozen=True, slots=True)
class NotaSection:
    """`level` 2 is a sub-heading of the section above it."""

    heading: str
    paragraphs: tuple[NotaParagraph, ...]
    level: int = 1
    form: Literal["text", "bullets", "numbers"] = "text"


@dataclass(frozen=True, slots=True)
class Nota:
    """A draft. `sources` are the passages behind s1, s2, in that order."""

    request: NotaRequest
    sections: tuple[NotaSection, ...]
    placeholders: tuple[str, ...]
    uncovered_bullets: tuple[str, ...]
    sources: tuple[Source, ...]
    guards: tuple[Guarded, ...]
    usage: Usage
    timings: Timings
    made: datetime
    model: str
    prompt: str


@dataclass(frozen=True, slots=True)
class SectionWritten:
    """Sections come in the order of the nota, each when it is ready."""

    section: NotaSection


@dataclass(frozen=True, slots=True)
class NotaDone:
    """Always the last event."""

    nota: Nota


NotaEvent = Waiting | Progress | SectionWritten | NotaDone

"""What goes in and out for a nota, with the field names of the contract; no HTTP in here."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.values.answers import Source, Timings, Usage
from app.values.guarding import Guarded
from app.values.notas import NotaKind, NotaRequest
from dutch.dates import dates
from guardrails.contract import Mark

Filled = Annotated[str, Field(min_length=1, max_length=500)]


def _as_date(given: object) -> object:
    """A date as people write it; what is none is left for the validation to refuse."""
    if not isinstance(given, str):
        return given
    for day in dates(given):
        if day.year and day.month and day.day:
            return f"{day.year}-{day.month:02}-{day.day:02}"
    return given.strip() or None


class NotaBody(BaseModel):
    """The facts for a nota; `deadline` is a date such as 2026-12-03 or "3 december 2026"."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    kind: NotaKind
    to: Filled
    sender: Filled = Field(alias="from")
    subject: Filled
    deadline: Annotated[date | None, BeforeValidator(_as_date)] = None
    bullets: tuple[str, ...] = Field(min_length=1)
    collection: str | None = None

    def request(self) -> NotaRequest:
        return NotaRequest(
            kind=self.kind,
            to=self.to,
            sender=self.sender,
            subject=self.subject,
            bullets=self.bullets,
            deadline=self.deadline,
        )


class ParagraphBody(BaseModel):
    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    text: str
    rests_on: tuple[str, ...] = Field(alias="from")
    support: Mark
    literal: bool


class SectionBody(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    heading: str
    level: int
    form: str
    paragraphs: tuple[ParagraphBody, ...]


class DraftBody(BaseModel):
    """A draft; `from` names bullets (b1), passages (s1) or the subject."""

    model_config = ConfigDict(from_attributes=True)

    sections: tuple[SectionBody, ...]
    placeholders: tuple[str, ...]
    uncovered_bullets: tuple[str, ...]
    sources: tuple[Source, ...]
    guards: tuple[Guarded, ...]
    usage: Usage
    timings: Timings
    made: datetime
    model: str
    prompt: str

"""The law in the fields of the contract, which the command line and HTTP share."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from app.woo.law.grounds import Kind, NamedGround
from app.woo.law.rules import Flag, PassageKind, Use
from app.woo.law.terms import Term, calendar

_IN_ENGLISH: dict[str, PassageKind] = {
    "fact": "feit",
    "prognosis": "prognose",
    "alternative": "alternatief",
    "consequence": "gevolg",
    "opinion": "opvatting",
}


class ShiftFields(BaseModel):
    model_config = ConfigDict(serialize_by_alias=True, populate_by_name=True)

    since: date = Field(alias="from")
    until: date = Field(alias="to")
    because: str


class DueFields(BaseModel):
    day: date
    what: str


class TermFields(BaseModel):
    """The dates of a request; `shifted` is filled exactly when the last day moved."""

    decide_by: date
    first_term_ends: date | None = None
    extended_until: date | None = None
    objection_until: date
    shifted: list[ShiftFields]
    calendar: list[DueFields]
    warnings: list[str] = []

    @classmethod
    def of(cls, received: date, term: Term) -> "TermFields":
        return cls(
            decide_by=term.decide_by,
            first_term_ends=term.first_term_ends,
            extended_until=term.extended_until,
            objection_until=term.objection_until,
            shifted=[
                ShiftFields(since=s.since, until=s.until, because=s.because) for s in term.shifts
            ],
            calendar=[DueFields(day=d.day, what=d.what) for d in calendar(received, term)],
            warnings=list(term.warnings),
        )


class GroundFields(BaseModel):
    """A ground; `legacy` when it was written as a code of the old Wob."""

    code: str
    article: str
    label: str
    kind: Kind
    legacy: bool

    @classmethod
    def of(cls, named: NamedGround) -> "GroundFields":
        ground = named.ground
        return cls(
            code=ground.code,
            article=ground.article,
            label=ground.label,
            kind=ground.kind,
            legacy=named.legacy,
        )


class UseFields(BaseModel):
    """Grounds on one passage, and what was written about them."""

    grounds: Sequence[str]
    flags: Sequence[Flag] = ()
    document_date: date | None = None
    request_date: date | None = None
    motivation: str | None = None
    time_motivation: str | None = None
    disclosure_date: date | None = None
    passage_kind: str | None = None

    def use(self) -> Use:
        return Use(
            grounds=self.grounds,
            flags=frozenset(self.flags),
            document_date=self.document_date,
            request_date=self.request_date,
            motivation=self.motivation or "",
            time_motivation=self.time_motivation or "",
            disclosure_date=self.disclosure_date,
            passage_kind=_passage_kind(self.passage_kind),
        )


def _passage_kind(given: str | None) -> PassageKind | None:
    """Kinds may come in Dutch or in English; another word tells nothing about the passage."""
    if given is None:
        return None
    return next(
        (kind for name, kind in _IN_ENGLISH.items() if given.strip().lower() in (name, kind)), None
    )

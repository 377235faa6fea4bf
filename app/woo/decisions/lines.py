"""Decisions as lines of JSON: each on its own, so that a wrong one does not stop the others."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from app.complaints import phrase, place
from app.errors import NotabeneError
from app.problems import detail_of, kind_of
from app.values.people import Person
from app.values.proposals import Judgement
from app.woo.decisions.deciding import Deciding, Wish


class WishFields(BaseModel):
    """A decision: about a proposal, a document, a passage of one's own, or to take one back."""

    model_config = ConfigDict(extra="forbid")

    proposal: str = ""
    decision: Literal["accept", "reject", "confirm"] | None = None
    document: str = ""
    judgement: Judgement | None = None
    undo: int | None = None
    page: int | None = None
    start: int = 0
    end: int = 0
    ground: str | None = None
    note: str = ""
    suspended: bool = False

    def wish(self) -> Wish:
        return Wish(**self.model_dump() | {"ground": self.ground or ""})


class LineError(BaseModel):
    line: int
    type: str
    detail: str


class DecideFields(BaseModel):
    """How many lines of each sort were taken, and how many proposals they settle."""

    accepted: int
    rejected: int
    judged: int
    confirmed: int
    undone: int
    proposals: int
    errors: list[LineError]


async def decide_all(
    deciding: Deciding, person: Person, dossier: str, lines: Iterable[bytes]
) -> DecideFields:
    """Take every line. Raises: NotFound when there is no such dossier."""
    await deciding.dossiers.find(person, dossier)
    counts: Counter[str] = Counter()
    errors = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            wish = WishFields.model_validate_json(line).wish()
            effect = await deciding.decide(person, dossier, wish)
        except ValidationError as error:
            errors.append(LineError(line=number, type="invalid-input", detail=_said(error)))
        except NotabeneError as error:
            kind = kind_of(error).slug
            errors.append(LineError(line=number, type=kind, detail=detail_of(error)))
        else:
            counts[effect.act] += 1
            counts["proposals"] += effect.proposals
    return DecideFields(
        accepted=counts["accept"],
        rejected=counts["reject"],
        judged=counts["judge"],
        confirmed=counts["confirm"],
        undone=counts["undo"],
        proposals=counts["proposals"],
        errors=errors,
    )


def _said(error: ValidationError) -> str:
    found = map(dict, error.errors())
    return "; ".join(f"{place(each) or 'regel'} {phrase(each)}" for each in found) + "."

"""The law of the Woo over HTTP; the fields are those of `notabene woo term|ground|check`."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from app.api.deps import CurrentPerson
from app.woo.law.fields import GroundFields, TermFields, UseFields
from app.woo.law.grounds import grounds, read_ground
from app.woo.law.rules import Checked
from app.woo.law.rules import check as checked
from app.woo.law.terms import parse_suspension, term

router = APIRouter(prefix="/v1/woo", tags=["woo"])


class TermQuestion(BaseModel):
    """`suspended` holds two dates each: that of the notice and the last day, with a colon."""

    model_config = ConfigDict(extra="forbid")

    received: date
    extended: bool = False
    suspended: Sequence[str] = ()
    decided: date | None = None


class UseQuestion(UseFields):
    model_config = ConfigDict(extra="forbid")


@router.post("/termijnen", operation_id="wooTermijn")
def term_of(body: TermQuestion, _: CurrentPerson) -> TermFields:
    """Wanneer er op een Woo-verzoek beslist moet zijn."""
    suspensions = [parse_suspension(each) for each in body.suspended]
    found = term(
        body.received, extended=body.extended, suspensions=suspensions, decided=body.decided
    )
    return TermFields.of(body.received, found)


@router.get("/gronden", operation_id="wooGronden")
def ground_of(
    _: CurrentPerson,
    text: Annotated[str | None, Query(description="Een grond, in elke schrijfwijze.")] = None,
) -> list[GroundFields]:
    """Alle gronden van hoofdstuk 5, of de grond die een tekst noemt."""
    if text is not None:
        return [GroundFields.of(read_ground(text))]
    return [GroundFields.of(read_ground(code)) for code in grounds()]


@router.post("/grondcontroles", operation_id="wooGrondcontrole")
def check(body: UseQuestion, _: CurrentPerson) -> Checked:
    """Of gronden op een passage mogen, volgens de regels van de Woo."""
    return checked(body.use())

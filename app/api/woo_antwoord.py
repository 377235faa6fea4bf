"""What answers a Woo request, over HTTP; the fields are those of `notabene woo answer|summary`."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from app.api.deps import CurrentPerson, UsesAnswerSupport, UsesRequesterSummary, UsesSearching
from app.woo.answering.fields import AnswerFields, SummaryFields
from app.woo.answering.support import LONGEST
from app.woo.results import HitFields

router = APIRouter(prefix="/v1/woo/dossiers/{dossier}", tags=["woo"])


class RequestBody(BaseModel):
    """`request` is the text of the request; empty: the request that is in the dossier."""

    model_config = ConfigDict(extra="forbid")

    request: str = Field(default="", max_length=LONGEST)


@router.get("/passages", operation_id="zoekInWooDossier")
async def search(
    dossier: str,
    person: CurrentPerson,
    uses: UsesSearching,
    query: Annotated[str, Query(min_length=1)],
    k: Annotated[int, Query(ge=1, le=100)] = 10,
) -> list[HitFields]:
    """Zoek in dit dossier, en nergens anders."""
    return [HitFields.of(each) for each in await uses.search(person, dossier, query, k)]


@router.post("/beantwoording", operation_id="beantwoordWooVerzoek")
async def answer(
    dossier: str, body: RequestBody, person: CurrentPerson, uses: UsesAnswerSupport
) -> AnswerFields:
    """Zoek per punt van het verzoek welke documenten en passages antwoord geven."""
    return AnswerFields.of(dossier, await uses.answer(person, dossier, body.request))


@router.get("/samenvatting", operation_id="vatWooBesluitSamen")
async def summary(
    dossier: str, person: CurrentPerson, uses: UsesRequesterSummary
) -> SummaryFields:
    """De samenvatting voor de verzoeker, met aantallen uit de inventaris."""
    return SummaryFields.of(dossier, await uses.make(person, dossier))

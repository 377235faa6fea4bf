"""What answers a Woo request, over HTTP; the fields are those of `notabene woo answer|summary`."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from app.api.deps import CurrentPerson
from app.woo.answering.fields import AnswerFields, SummaryFields
from app.woo.answering.summarising import RequesterSummary
from app.woo.answering.support import LONGEST, AnswerSupport
from app.woo.results import HitFields
from app.woo.searching import Searching

router = APIRouter(prefix="/v1/woo/dossiers/{dossier}", tags=["woo"])


async def _searching(request: Request) -> Searching:
    use_case: Searching = request.app.state.services.searching
    return use_case


async def _answer_support(request: Request) -> AnswerSupport:
    use_case: AnswerSupport = request.app.state.services.answer_support
    return use_case


async def _requester_summary(request: Request) -> RequesterSummary:
    use_case: RequesterSummary = request.app.state.services.requester_summary
    return use_case


UsesSearching = Annotated[Searching, Depends(_searching)]
UsesAnswerSupport = Annotated[AnswerSupport, Depends(_answer_support)]
UsesRequesterSummary = Annotated[RequesterSummary, Depends(_requester_summary)]


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

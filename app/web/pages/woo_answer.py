"""What a dossier says: a search in it, what answers the request, and a summary to send."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.errors import InvalidInput
from app.ports.jobs import Job
from app.problems import detail_of, kind_of
from app.values.documents import MEDIA_TYPES
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, text_of
from app.web.woo import step_values
from app.web.words import names_a_word
from app.woo.answering.fields import AnswerFields

router = APIRouter(prefix="/woo/{dossier}")

_HITS = 20
# Most dossiers are searchable within this time; for a large one the page tells how far it is.
_PATIENCE = 3.0


@router.get("/zoeken")
async def search(
    request: Request,
    who: CurrentVisitor,
    dossier: str,
    zoek: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    services = services_of(request)
    values: dict[str, Any] = {"query": zoek.strip(), "hits": None}
    job = await services.searching.ready(who.person, dossier, _PATIENCE)
    if values["query"] and not job:
        hits = await services.searching.search(who.person, dossier, values["query"], _HITS)
        values["hits"] = hits
        values["literal"] = names_a_word(values["query"], (hit.chunk.text for hit in hits))
    return await _page(request, who, dossier, "woo_zoeken.html.j2", values, job=job)


@router.get("/verzoek")
async def answer(request: Request, who: CurrentVisitor, dossier: str) -> Response:
    return await _answer(request, who, dossier, "")


@router.post("/verzoek")
async def answer_typed(
    request: Request, who: CurrentVisitor, dossier: str, form: OwnForm
) -> Response:
    return await _answer(request, who, dossier, text_of(form, "verzoek"))


@router.get("/samenvatting")
async def summary(request: Request, who: CurrentVisitor, dossier: str) -> Response:
    made = await services_of(request).requester_summary.make(who.person, dossier)
    return await _page(request, who, dossier, "woo_samenvatting.html.j2", {"made": made})


@router.get("/samenvatting.odt")
async def summary_file(request: Request, who: CurrentVisitor, dossier: str) -> Response:
    services = services_of(request)
    made = await services.requester_summary.make(who.person, dossier)
    told = f'attachment; filename="samenvatting {quote(dossier)}.odt"'
    return Response(
        services.render(made, "odt"),
        media_type=MEDIA_TYPES["odt"],
        headers={"Content-Disposition": told},
    )


async def _answer(request: Request, who: Visitor, dossier: str, text: str) -> Response:
    services = services_of(request)
    values: dict[str, Any] = {"typed": text, "answer": None, "problem": ""}
    status = 200
    job = await services.searching.ready(who.person, dossier, _PATIENCE)
    try:
        if not job:
            found = await services.answer_support.answer(who.person, dossier, text)
            values["answer"] = AnswerFields.of(dossier, found)
    except InvalidInput as error:
        # An empty form is where one begins; that is no mistake yet.
        values["problem"] = detail_of(error) if text else ""
        status = kind_of(error).status if text else 200
    return await _page(
        request, who, dossier, "woo_verzoek.html.j2", values, job=job, status=status
    )


async def _page(
    request: Request,
    who: Visitor,
    dossier: str,
    template: str,
    values: dict[str, Any],
    *,
    job: Job | None = None,
    status: int = 200,
) -> Response:
    view = await services_of(request).viewing.overview(who.person, dossier)
    titles = {line.document.id: line.document for line in view.lines}
    shown = step_values(view) | {"job": job, "documents": titles} | values
    return page(request, template, who, shown, status=status)

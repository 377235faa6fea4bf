"""The judgement of each document, and the set to publish."""

from collections.abc import AsyncIterator
from tempfile import SpooledTemporaryFile
from typing import cast, get_args
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from app.errors import NotabeneError, NotFound, WorkFailed
from app.problems import detail_of, kind_of
from app.values.proposals import Judgement
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, text_of
from app.web.woo import list_values, step_values
from app.woo.decisions.many import judge_many

router = APIRouter(prefix="/woo/{dossier}")

_FIELD = "oordeel-"
_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 256 * 1024


@router.get("/besluit")
async def judgements(request: Request, who: CurrentVisitor, dossier: str) -> Response:
    view = await services_of(request).viewing.overview(who.person, dossier)
    return page(request, "woo_besluit.html.j2", who, list_values(view, request.query_params))


@router.post("/besluit")
async def judge(request: Request, who: CurrentVisitor, dossier: str, form: OwnForm) -> Response:
    wanted = {
        name.removeprefix(_FIELD): cast("Judgement", value)
        for name, value in form.items()
        if name.startswith(_FIELD) and value in get_args(Judgement)
    }
    await judge_many(services_of(request).deciding, who.person, dossier, wanted)
    return RedirectResponse(f"/woo/{quote(dossier)}/besluit?{request.url.query}", 303)


@router.get("/publicatie")
async def publication(request: Request, who: CurrentVisitor, dossier: str) -> Response:
    return await _publication(request, who, dossier)


@router.post("/publicatie")
async def export(request: Request, who: CurrentVisitor, dossier: str, form: OwnForm) -> Response:
    """What nobody decided on stays to be read, so somebody has to say that this is meant."""
    only_decided = text_of(form, "leesbaar") != "ja"
    exporting = services_of(request).exporting
    try:
        await exporting.start(who.person, dossier, only_decided=only_decided)
    except NotabeneError as error:
        return await _publication(request, who, dossier, error)
    return RedirectResponse(f"/woo/{quote(dossier)}/publicatie", 303)


@router.get("/publicatie/{name}.zip")
async def download(request: Request, who: CurrentVisitor, dossier: str, name: str) -> Response:
    """The whole set in one file; `name` is only what the browser calls it."""
    exporting = services_of(request).exporting
    aside = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  closed when it was sent
    with ZipFile(aside, "w", ZIP_DEFLATED) as package:
        async for file, data in exporting.package(who.person, dossier):
            package.writestr(file, data)
    aside.seek(0)
    told = f'attachment; filename="{quote(name)}.zip"'
    return StreamingResponse(
        _pieces(aside), media_type="application/zip", headers={"Content-Disposition": told}
    )


async def _pieces(file: "SpooledTemporaryFile[bytes]") -> AsyncIterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


async def _publication(
    request: Request, who: Visitor, dossier: str, error: NotabeneError | None = None
) -> Response:
    services = services_of(request)
    view = await services.viewing.overview(who.person, dossier)
    record, refused = None, ""
    try:
        record = await services.exporting.record(who.person, dossier)
    except NotFound:
        pass
    except WorkFailed as failed:
        refused = detail_of(failed)
    values = {
        "left": {line.document.id: line.undecided for line in view.lines if line.undecided},
        "record": record if not view.job else None,
        "refused": refused,
        "titles": {line.document.id: line.document.title for line in view.lines},
        "problem": detail_of(error) if error else "",
    }
    status = kind_of(error).status if error else 200
    return page(request, "woo_publicatie.html.j2", who, step_values(view) | values, status=status)

"""Woo dossiers: open one, take files in, see what is in it and when it must be decided on."""

from collections.abc import Collection
from datetime import date
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.errors import InvalidInput, NotabeneError
from app.problems import detail_of, kind_of
from app.values.dossiers import Dossier
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, files_of, text_of
from app.web.woo import list_values
from app.woo.details import term_of
from app.woo.law.terms import parse_date

router = APIRouter(prefix="/woo")


@router.get("")
async def listing(request: Request, who: CurrentVisitor) -> Response:
    return await _listing(request, who)


@router.post("")
async def open_dossier(request: Request, who: CurrentVisitor, form: OwnForm) -> Response:
    name = text_of(form, "naam")
    try:
        made = await services_of(request).dossiers.open(
            who.person,
            name,
            title=text_of(form, "titel"),
            organisation=text_of(form, "organisatie"),
            received=_day(text_of(form, "ontvangen")),
        )
    except NotabeneError as error:
        given = {key: value for key, value in form.items() if isinstance(value, str)}
        return await _listing(request, who, given, error)
    return RedirectResponse(f"/woo/{quote(made.id)}", 303)


@router.get("/{dossier}")
async def inventory(request: Request, who: CurrentVisitor, dossier: str) -> Response:
    return await _inventory(request, who, dossier)


@router.post("/{dossier}/bestanden")
async def take_in(request: Request, who: CurrentVisitor, dossier: str, form: OwnForm) -> Response:
    """Every file is kept first, so that one import reads them all."""
    files = [(each.filename or "", each.file) for each in files_of(form, "bestand")]
    try:
        await services_of(request).receiving.receive(who.person, dossier, files)
    except InvalidInput as error:
        return await _inventory(request, who, dossier, error)
    return RedirectResponse(f"/woo/{quote(dossier)}", 303)


@router.post("/{dossier}/opdracht")
async def steer_job(
    request: Request, who: CurrentVisitor, dossier: str, form: OwnForm
) -> Response:
    """Stop what runs, or go on with what stopped."""
    dossiers = services_of(request).dossiers
    job = text_of(form, "opdracht")
    if text_of(form, "doe") == "stop":
        await dossiers.cancel(who.person, job)
    else:
        await dossiers.resume(who.person, job)
    return RedirectResponse(f"/woo/{quote(dossier)}", 303)


@router.post("/{dossier}/leden")
async def share(request: Request, who: CurrentVisitor, dossier: str, form: OwnForm) -> Response:
    """Let a colleague in, by the id of a key that still counts."""
    dossiers = services_of(request).dossiers
    try:
        await dossiers.share(who.person, dossier, text_of(form, "collega"))
    except InvalidInput as error:
        return await _inventory(request, who, dossier, error)
    return RedirectResponse(f"/woo/{quote(dossier)}#toegang", 303)


@router.post("/{dossier}/verwijderen")
async def remove(request: Request, who: CurrentVisitor, dossier: str, form: OwnForm) -> Response:
    if text_of(form, "zeker") != "ja":
        told = InvalidInput("Vink eerst aan dat u zeker bent.")
        return await _inventory(request, who, dossier, told)
    await services_of(request).dossiers.remove(who.person, dossier)
    return RedirectResponse("/woo", 303)


async def _listing(
    request: Request,
    who: Visitor,
    given: dict[str, str] | None = None,
    error: NotabeneError | None = None,
) -> Response:
    found = await services_of(request).dossiers.listing(who.person)
    now = services_of(request).clock().date()
    values = {
        "dossiers": [(each, _last_day(each)) for each in found],
        "given": given or {},
        "problem": detail_of(error) if error else "",
        "may_open": who.person.scope == "manage",
        "now": now,
    }
    status = kind_of(error).status if error else 200
    return page(request, "woo.html.j2", who, values, status=status)


async def _inventory(
    request: Request, who: Visitor, dossier: str, error: NotabeneError | None = None
) -> Response:
    view = await services_of(request).viewing.overview(who.person, dossier)
    last = _last_day(view.dossier)
    values = {
        "problem": detail_of(error) if error else "",
        "decide_by": last,
        "members": await _members(request, view.dossier.members),
    }
    status = kind_of(error).status if error else 200
    shown = list_values(view, request.query_params) | values
    return page(request, "woo_inventaris.html.j2", who, shown, status=status)


async def _members(request: Request, ids: Collection[str]) -> list[str]:
    """The names of who may open a dossier; none where this computer's user is alone."""
    services = services_of(request)
    if services.keys_asked is None:
        return []
    return [key.label or key.id for key in await services.keys.every() if key.id in ids]


def _last_day(dossier: Dossier) -> date | None:
    found = term_of(dossier)
    return found.decide_by if found else None


def _day(text: str) -> date | None:
    """Raises: InvalidInput."""
    return parse_date(text) if text else None

"""Beheer: how the service is doing, who may come in, what is decided and kept."""

from collections.abc import Mapping
from datetime import date, datetime

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from app.errors import InvalidInput, NotabeneError
from app.problems import detail_of, kind_of
from app.use_cases.administration import Administration
from app.values.administration import LogQuery, Standing
from app.values.days import last_moment
from app.values.people import Scope
from app.web import account, parts
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, text_of

router = APIRouter(prefix="/beheer")

_NOTHING: Mapping[str, object] = {}


@router.get("")
async def overview(request: Request, who: CurrentVisitor) -> Response:
    standing = await _standing(request, who)
    told = parts.told(request.app.state.warming.parts(), standing.equipment)
    return page(request, "beheer.html.j2", who, {"parts": told, "states": parts.STATES})


@router.get("/sleutels")
async def keys(request: Request, who: CurrentVisitor) -> Response:
    return await _keys(request, who)


@router.post("/sleutels")
async def issue(request: Request, who: CurrentVisitor, form: OwnForm) -> Response:
    """The secret stands on this answer alone; what is wrong is told on the page with the form."""
    try:
        issued = await _uses(request).keys.issue(
            who.person,
            text_of(form, "naam"),
            _scope(form),
            _collections(form),
            _end_of(text_of(form, "tot")),
        )
    except NotabeneError as error:
        told = {"problem": detail_of(error)}
        return await _keys(request, who, told, status=kind_of(error).status)
    return await _keys(request, who, {"issued": issued})


@router.get("/sleutels/{sleutel}")
async def one_key(request: Request, who: CurrentVisitor, sleutel: str) -> Response:
    held = await _uses(request).keys.one(who.person, sleutel)
    return page(request, "beheer_sleutel.html.j2", who, {"held": held})


@router.post("/sleutels/{sleutel}/intrekken")
async def revoke(request: Request, who: CurrentVisitor, sleutel: str, form: OwnForm) -> Response:
    if text_of(form, "zeker") != "ja":
        raise InvalidInput("Kruis aan dat u de sleutel wilt intrekken.")
    await _uses(request).keys.revoke(who.person, sleutel)
    return RedirectResponse(f"/beheer/sleutels/{sleutel}", 303)


@router.post("/sleutels/{sleutel}/rol")
async def change_role(
    request: Request, who: CurrentVisitor, sleutel: str, form: OwnForm
) -> Response:
    await _uses(request).keys.change_role(who.person, sleutel, _scope(form))
    return RedirectResponse(f"/beheer/sleutels/{sleutel}", 303)


@router.post("/sleutels/{sleutel}/uitloggen")
async def sign_out(request: Request, who: CurrentVisitor, sleutel: str, _: OwnForm) -> Response:
    await _uses(request).keys.sign_out(who.person, sleutel)
    return RedirectResponse(f"/beheer/sleutels/{sleutel}", 303)


@router.get("/beleid")
async def policies(request: Request, who: CurrentVisitor) -> Response:
    standing = await _standing(request, who)
    values = {
        "policies": standing.policies,
        "kinds": parts.kinds(standing.policies),
        "does": parts.does,
        "done": parts.DONE,
        "place": parts.place,
        "accredited": standing.accredited_for_dep_v,
    }
    return page(request, "beheer_beleid.html.j2", who, values)


@router.get("/modellen")
async def models(request: Request, who: CurrentVisitor) -> Response:
    standing = await _standing(request, who)
    told = parts.told(request.app.state.warming.parts(), ())
    values = {"standing": standing, "parts": told, "states": parts.STATES, "where": parts.WHERE}
    return page(request, "beheer_modellen.html.j2", who, values)


@router.get("/bewaren")
async def retention(request: Request, who: CurrentVisitor) -> Response:
    await _standing(request, who)
    settings = services_of(request).settings
    values = {"keep": settings.keep, "hours": settings.access.session_hours}
    return page(request, "beheer_bewaren.html.j2", who, values)


@router.get("/logboek")
async def log(request: Request, who: CurrentVisitor) -> Response:
    """Nothing of the log: first the reason."""
    await _standing(request, who)
    return page(request, "beheer_logboek.html.j2", who, {"view": None, "problem": "", "asked": {}})


@router.post("/logboek")
async def read_log(request: Request, who: CurrentVisitor, form: OwnForm) -> Response:
    asked = {name: text_of(form, name) for name in ("reden", "vanaf", "tot", "wie", "wat")}
    uses = _uses(request)
    try:
        query = LogQuery(_day(asked["vanaf"]), _day(asked["tot"]), asked["wie"], asked["wat"])
        view = await uses.account.open(who.person, asked["reden"], query)
    except InvalidInput as error:
        told = {"view": None, "problem": detail_of(error), "asked": asked}
        return page(request, "beheer_logboek.html.j2", who, told, status=400)
    held = await uses.keys.every(who.person)
    values = {
        "view": view,
        "problem": "",
        "asked": asked,
        "names": account.names([each.key for each in held]),
        "words": account,
    }
    return page(request, "beheer_logboek.html.j2", who, values)


def _uses(request: Request) -> Administration:
    return services_of(request).administration


async def _standing(request: Request, who: Visitor) -> Standing:
    return await _uses(request).standing.now(who.person)


async def _keys(
    request: Request, who: Visitor, told: Mapping[str, object] = _NOTHING, status: int = 200
) -> Response:
    values = {
        "keys": await _uses(request).keys.every(who.person),
        "collections": await services_of(request).collections.listing(who.person),
        "asked": services_of(request).keys_asked is not None,
        "issued": None,
        "problem": "",
        "typed": getattr(request.state, "typed", {}),
        **told,
    }
    return page(request, "beheer_sleutels.html.j2", who, values, status=status)


def _scope(form: FormData) -> Scope:
    """The role that was chosen; the smaller one for anything else."""
    return "manage" if text_of(form, "rol") == "manage" else "use"


def _collections(form: FormData) -> frozenset[str] | None:
    """The collections that were ticked; all of them when none was."""
    names = [name for name in form.getlist("collectie") if isinstance(name, str)]
    return frozenset(names) or None


def _day(text: str) -> date | None:
    """Raises: InvalidInput."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidInput("Kies een datum, bijvoorbeeld 2026-12-31.") from None


def _end_of(text: str) -> datetime | None:
    """Raises: InvalidInput."""
    day = _day(text)
    return last_moment(day) if day else None

"""Instellingen: how someone sees the pages, and what is kept of them."""

import json
from dataclasses import asdict

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.auth.sessions import SESSION_COOKIE
from app.errors import InvalidInput
from app.web.preferences import COOKIE, YEAR, Preferences
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, text_of

_ALL = 100_000
_TOLD = {"voorkeur": "Uw voorkeuren zijn bewaard.", "gewist": "Uw gesprekken zijn gewist."}
router = APIRouter(prefix="/instellingen")


@router.get("")
async def settings(request: Request, who: CurrentVisitor, bewaard: str = "") -> Response:
    services = services_of(request)
    values = {
        "conversations": len(await services.conversations.mine(who.person, _ALL)),
        "keep": services.settings.keep,
        "told": _TOLD.get(bewaard, ""),
    }
    return page(request, "instellingen.html.j2", who, values)


@router.post("")
async def choose(request: Request, _: CurrentVisitor, form: OwnForm) -> Response:
    chosen = Preferences(
        whole=text_of(form, "heel") == "ja",
        marks=text_of(form, "markeringen") == "ja",
        enter=text_of(form, "enter") == "ja",
    )
    response = RedirectResponse("/instellingen?bewaard=voorkeur", 303)
    response.set_cookie(
        COOKIE,
        chosen.written(),
        max_age=YEAR,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response


@router.get("/gegevens.json")
async def own_data(request: Request, who: CurrentVisitor) -> Response:
    """Everything that is kept of this person, as they see it."""
    talks = await services_of(request).conversations.everything(who.person)
    body = json.dumps([asdict(talk) for talk in talks], default=str, ensure_ascii=False, indent=1)
    headers = {"Content-Disposition": 'attachment; filename="notabene-gegevens.json"'}
    return Response(body, media_type="application/json", headers=headers)


@router.post("/wissen")
async def erase(request: Request, who: CurrentVisitor, form: OwnForm) -> Response:
    if text_of(form, "zeker") != "ja":
        raise InvalidInput("Kruis aan dat u al uw gesprekken wilt wissen.")
    await services_of(request).conversations.delete_all(who.person)
    return RedirectResponse("/instellingen?bewaard=gewist", 303)


@router.post("/uitloggen")
async def sign_out_everywhere(request: Request, who: CurrentVisitor, _: OwnForm) -> Response:
    """Here too: whoever found this browser open is out as well."""
    sessions = services_of(request).sessions
    await sessions.end_all(who.person.id)
    response = RedirectResponse("/inloggen", 303)
    response.delete_cookie(SESSION_COOKIE)
    return response

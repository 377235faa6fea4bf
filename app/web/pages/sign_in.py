"""Signing in with a key, and out again."""

from typing import Annotated
from urllib.parse import urlparse

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from app.auth.sessions import SESSION_COOKIE
from app.errors import NotSignedIn
from app.web.services import services_of
from app.web.view import page, set_session
from app.web.visitor import AnyForm, CurrentVisitor, OwnForm, text_of

router = APIRouter()


@router.get("/inloggen")
async def sign_in(request: Request, terug: Annotated[str, Query()] = "/") -> Response:
    if services_of(request).keys_asked is None:
        return RedirectResponse(_own_place(terug), 303)
    return page(request, "inloggen.html.j2", None, {"terug": _own_place(terug), "wrong": ""})


@router.post("/inloggen")
async def begin(request: Request, form: AnyForm) -> Response:
    """The key is not given back on the page when it is wrong."""
    sessions = services_of(request).sessions
    back = _own_place(text_of(form, "terug"))
    try:
        session = await sessions.begin(text_of(form, "sleutel"))
    except NotSignedIn:
        wrong = "Deze sleutel klopt niet of is niet meer geldig."
        values = {"terug": back, "wrong": wrong}
        return page(request, "inloggen.html.j2", None, values, status=401)
    response = RedirectResponse(back, 303)
    set_session(request, response, session.token)
    return response


@router.post("/uitloggen")
async def end(request: Request, who: CurrentVisitor, _: OwnForm) -> Response:
    sessions = services_of(request).sessions
    await sessions.end(who.token)
    response = RedirectResponse("/inloggen", 303)
    response.delete_cookie(SESSION_COOKIE)
    return response


def _own_place(address: str) -> str:
    """The address when it is one of ours: signing in may not send someone elsewhere."""
    parts = urlparse(address)
    own = not parts.scheme and not parts.netloc and address.startswith("/")
    return address if own and "\\" not in address and not address.startswith("//") else "/"

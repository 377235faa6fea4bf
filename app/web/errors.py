"""What goes wrong on a page, as a page: what it is, why, and what someone can do."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.complaints import phrase
from app.errors import NotabeneError, NotSignedIn
from app.problems import INTERNAL, INVALID, Kind, detail_of, kind_of, kind_of_status
from app.web.advice import ADVICE
from app.web.view import page

Handler = Callable[[Request, Any], Awaitable[Response]]
_FOR_MACHINES = ("/v1", "/health", "/metrics")
_NOT_YOU = "Dat ligt niet aan u. Het is vastgelegd, zodat de beheerder het kan oplossen."
_OTHERWISE = "Ga terug en probeer het opnieuw."


def install(app: FastAPI) -> None:
    for kind in (NotabeneError, HTTPException, RequestValidationError):
        app.exception_handlers[kind] = _page_or(app.exception_handlers[kind])


def _page_or(machine: Any) -> Handler:
    async def handle(request: Request, error: Exception) -> Response:
        if not wants_page(request.scope):
            response: Response = await machine(request, error)
            return response
        if isinstance(error, NotSignedIn) and request.method == "GET":
            return RedirectResponse(f"/inloggen?terug={quote(_place(request))}", 303)
        return error_page(request, *_told(error))

    return handle


def error_page(request: Request, kind: Kind, detail: str) -> Response:
    """The text that someone typed stands on the page, so that nothing is lost."""
    values = {
        "title": kind.title,
        "detail": detail,
        "advice": ADVICE.get(kind.slug, _OTHERWISE),
        "slug": kind.slug,
        "typed": getattr(request.state, "typed", {}),
    }
    who = getattr(request.state, "who", None)
    return page(request, "fout.html.j2", who, values, status=kind.status)


def _told(error: Exception) -> tuple[Kind, str]:
    if isinstance(error, HTTPException):
        kind = kind_of_status(HTTPStatus(error.status_code))
        own = error.detail != kind.status.phrase
        return kind, error.detail if own else _sentence(kind)
    if isinstance(error, RequestValidationError):
        return INVALID, "; ".join(phrase(each) for each in error.errors())
    return kind_of(error), detail_of(error)


def _sentence(kind: Kind) -> str:
    missing = kind.status is HTTPStatus.NOT_FOUND
    return "Deze pagina is er niet (meer)." if missing else kind.title


def _place(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return request.url.path + query


def wants_page(scope: Scope) -> bool:
    """Whether a person looks at the answer: a browser that asks for HTML, not for the API."""
    if scope["type"] != "http" or scope["path"].startswith(_FOR_MACHINES):
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


class BugPages:
    """A page for what nobody foresaw; the bug itself goes on, to the log.

    Pure ASGI, because a middleware that wraps the response would hold back a stream.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            if wants_page(scope) and not begun:
                request = Request(scope, receive)
                told = error_page(request, INTERNAL, _NOT_YOU)
                await told(scope, receive, send)
            raise

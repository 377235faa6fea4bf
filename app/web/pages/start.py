"""The first page: ask, choose a task, go on where you were, and what may be done here."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm
from app.web.work import works

router = APIRouter()

_EXPLAINED = "notabene_uitleg"
_YEAR = 31_536_000
_RECENT = 5
_TASKS = 3


@router.get("/")
async def start(request: Request, who: CurrentVisitor) -> Response:
    services = services_of(request)
    tasks = [work.about for work in works(services_of(request))]
    values = {
        "recent": await services.conversations.mine(who.person, _RECENT),
        "collections": await services.collections.listing(who.person),
        "tasks": tasks[:_TASKS],
        "more": len(tasks) - _TASKS,
        "explained": _EXPLAINED in request.cookies,
        "now": services.clock(),
    }
    return page(request, "start.html.j2", who, values)


@router.post("/uitleg-gelezen")
async def explained(_: OwnForm) -> Response:
    response = RedirectResponse("/", 303)
    response.set_cookie(_EXPLAINED, "1", max_age=_YEAR, httponly=True, samesite="strict")
    return response

"""What someone does with one answer: read it, copy it, judge it, take a sentence out."""

import re

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from app.errors import InvalidInput
from app.use_cases.conversations import Conversations
from app.values.conversations import Feedback, Thumb
from app.web.pages.copying import with_sources
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, text_of

_NUMBER = re.compile("[0-9]{1,5}")
router = APIRouter(prefix="/gesprek/{gesprek}/bericht/{bericht}")


@router.get("")
async def answer(request: Request, who: CurrentVisitor, gesprek: str, bericht: str) -> Response:
    """One answer with its sources, for a script that puts it in the page."""
    said = await _uses(request).exchange(who.person, gesprek, bericht)
    return page(request, "gesprek_antwoord.html.j2", who, {"exchange": said})


@router.get("/tekst")
async def copy(request: Request, who: CurrentVisitor, gesprek: str, bericht: str) -> Response:
    said = await _uses(request).exchange(who.person, gesprek, bericht)
    return PlainTextResponse(with_sources(said))


@router.post("/waardering")
async def rate(
    request: Request, who: CurrentVisitor, gesprek: str, bericht: str, form: OwnForm
) -> Response:
    thumb: Thumb = "up" if text_of(form, "oordeel") == "up" else "down"
    feedback = Feedback(thumb, text_of(form, "reden")[:64], text_of(form, "toelichting"))
    await _uses(request).rate(who.person, gesprek, bericht, feedback)
    if "hx-request" not in request.headers:
        return _back(gesprek, bericht)
    said = await _uses(request).exchange(who.person, gesprek, bericht)
    return page(request, "gesprek_waardering.html.j2", who, {"exchange": said, "asked": True})


@router.post("/zin-weg")
async def drop_sentence(
    request: Request, who: CurrentVisitor, gesprek: str, bericht: str, form: OwnForm
) -> Response:
    number, of = _number(text_of(form, "zin")), _number(text_of(form, "van"))
    await _uses(request).drop_sentence(who.person, gesprek, bericht, number, of)
    if "hx-request" not in request.headers:
        return _back(gesprek, bericht)
    return await answer(request, who, gesprek, bericht)


def _number(text: str) -> int:
    """Raises: InvalidInput."""
    if not _NUMBER.fullmatch(text):
        raise InvalidInput("Deze zin is er niet (meer). Open het gesprek opnieuw.")
    return int(text)


def _back(gesprek: str, bericht: str) -> Response:
    return RedirectResponse(f"/gesprek/{gesprek}#{bericht}", 303)


def _uses(request: Request) -> Conversations:
    return services_of(request).conversations

"""Tasks: choose one, fill it in, see it being made, take the result along."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import structlog
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import TypeAdapter, ValidationError

from app.errors import InvalidInput, ModelAway, NotabeneError
from app.problems import describe, detail_of, kind_of
from app.values.documents import MEDIA_TYPES, Document, Form, paragraphs
from app.values.language import Waiting
from app.values.tasks import Progress
from app.web.dutch import count
from app.web.services import services_of
from app.web.streaming import PageStream, frame
from app.web.view import page, rendered
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, text_of
from app.web.work import Asked, Shown, Work, work_named, works

router = APIRouter(prefix="/taken")

_DOCUMENT = TypeAdapter(Document)
_log = structlog.stdlib.get_logger("app.pages")


@router.get("")
async def listing(request: Request, who: CurrentVisitor) -> Response:
    about = [work.about for work in works(services_of(request))]
    return page(request, "taken.html.j2", who, {"tasks": about})


@router.post("/bestand")
async def document(request: Request, _: CurrentVisitor, form: OwnForm) -> Response:
    """The result as a file, with what the person changed in it.

    It is the person's own text, so nothing was kept of it here.
    """
    try:
        made = _DOCUMENT.validate_json(text_of(form, "document"))
    except ValidationError:
        raise InvalidInput("Dit document is niet te lezen. Maak het opnieuw.") from None
    if edited := text_of(form, "aangepast").replace("\r\n", "\n"):
        made = replace(made, blocks=paragraphs(edited))
    wanted = text_of(form, "vorm")
    if wanted not in MEDIA_TYPES:
        raise InvalidInput("Kies een vorm: docx, odt, pdf of md.")
    kind: Form = wanted
    file = await run_sync(services_of(request).render, made, kind)
    headers = {"Content-Disposition": f'attachment; filename="notabene-concept.{kind}"'}
    return Response(file, media_type=MEDIA_TYPES[kind], headers=headers)


@router.get("/{taak}")
async def fill_in(request: Request, who: CurrentVisitor, taak: str) -> Response:
    work = work_named(services_of(request), taak)
    return page(request, "taak.html.j2", who, _values(work, await _brought(request, who)))


@router.post("/{taak}")
async def do(request: Request, who: CurrentVisitor, taak: str, form: OwnForm) -> Response:
    """With a script the result comes while it is made, without one it comes whole."""
    work = work_named(services_of(request), taak)
    collections = await services_of(request).collections.listing(who.person)
    asked = Asked(who.person, form, [each.name for each in collections])
    if PageStream.media_type in request.headers.get("accept", ""):
        events = await work.events(asked)
        first = await anext(events)
        return PageStream(_frames(request, who, work, first, events), events)
    given = {name: value for name, value in form.items() if isinstance(value, str)}
    try:
        shown = await _whole(work, asked)
    except NotabeneError as error:
        told = {"title": kind_of(error).title, "detail": detail_of(error)}
        values = _values(work, given) | {"problem": told}
        return page(request, "taak.html.j2", who, values, status=kind_of(error).status)
    return page(request, "taak.html.j2", who, _values(work, given) | _result(shown))


async def _whole(work: Work, asked: Asked) -> Shown:
    async with aclosing(await work.events(asked)) as events:
        async for event in events:
            if shown := work.shown(event):
                return shown
    raise ModelAway("Het taalmodel stopte zonder resultaat.")


async def _frames(
    request: Request, who: Visitor, work: Work, first: Any, events: AsyncGenerator[Any, None]
) -> AsyncGenerator[bytes, None]:
    try:
        yield _frame(request, who, work, first)
        async for event in events:
            yield _frame(request, who, work, event)
    except NotabeneError as error:
        yield frame("problem", describe(error, request.url.path))
    except Exception as error:  # noqa: BLE001  the status is sent, so the stream must tell
        _log.error("page_stream_broke", exc_info=error)
        yield frame("problem", describe(error, request.url.path))


def _frame(request: Request, who: Visitor, work: Work, event: Any) -> bytes:
    if isinstance(event, Waiting):
        wait = count(max(1, round(event.seconds)), "seconde", "seconden")
        text = f"Plaats {event.place} in de rij. Nog ongeveer {wait}."
        return frame("status", {"text": text if event.place else "U bent aan de beurt."})
    if isinstance(event, Progress):
        return frame("status", {"text": event.text, "done": event.done, "total": event.total})
    if shown := work.shown(event):
        html = rendered(request, "taak_resultaat.html.j2", who, _result(shown))
        return frame("result", {"html": html})
    return frame("text", {"text": work.live(event)})


def _result(shown: Shown) -> dict[str, Any]:
    kept = _DOCUMENT.dump_json(shown.document).decode() if shown.document else ""
    return {
        **shown.values,
        "result": shown.template,
        "document": kept,
        "forms": shown.forms,
    }


def _values(work: Work, given: dict[str, str]) -> dict[str, Any]:
    about = work.about
    return {"about_task": about, "given": given, "result": "", "problem": {}, **about.values}


async def _brought(request: Request, who: Visitor) -> dict[str, str]:
    """A text that comes along from a conversation."""
    place = request.query_params
    if not {"gesprek", "bericht"} <= place.keys():
        return {}
    conversations = services_of(request).conversations
    said = await conversations.exchange(who.person, place["gesprek"], place["bericht"])
    if said.answer is None:
        return {}
    lines = "\n".join(sentence.text for sentence in said.answer.sentences)
    return {"tekst": said.answer.text, "punten": lines, "over": said.question}

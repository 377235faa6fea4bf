"""Talking with the assistant; every form works without a script too."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from app.errors import InvalidInput, NotabeneError, PersonalDataFound
from app.problems import detail_of, kind_of
from app.values.conversations import Consent, Conversation, Kept, Send, Talk
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, files_of, text_of

router = APIRouter(prefix="/gesprek")

_SHOWN = 20
_MOST_SHOWN = 1_000


@router.get("")
async def new(request: Request, who: CurrentVisitor) -> Response:
    return await _page(request, who, None)


@router.post("")
async def first_question(request: Request, who: CurrentVisitor, form: OwnForm) -> Response:
    """Begin a conversation with a question."""
    conversations = services_of(request).conversations
    begun = await conversations.begin(who.person, _chosen(form))
    return await _ask(request, who, begun.id, form)


@router.get("/{gesprek}")
async def talk(
    request: Request,
    who: CurrentVisitor,
    gesprek: str,
    toon: Annotated[int, Query(ge=1, le=_MOST_SHOWN)] = _SHOWN,
) -> Response:
    found = await services_of(request).conversations.talk(who.person, gesprek, toon)
    return await _page(request, who, found)


@router.post("/{gesprek}/berichten")
async def ask(request: Request, who: CurrentVisitor, gesprek: str, form: OwnForm) -> Response:
    return await _ask(request, who, gesprek, form)


@router.post("/{gesprek}/bestanden")
async def add_files(
    request: Request, who: CurrentVisitor, gesprek: str, form: OwnForm
) -> Response:
    conversations = services_of(request).conversations
    told = []
    for file in files_of(form, "bestand"):
        found = await conversations.own(who.person, gesprek)
        try:
            report = await conversations.files.add(
                who.person, found, file.filename or "", file.file
            )
            told += [(each.path, each.reason) for each in report.failed]
        except NotabeneError as error:
            told.append((file.filename or "", detail_of(error)))
    if not told:
        return RedirectResponse(f"/gesprek/{gesprek}", 303)
    return await _again(request, who, gesprek, {"failed": told}, status=400)


@router.post("/{gesprek}/bronnen")
async def look_in(request: Request, who: CurrentVisitor, gesprek: str, form: OwnForm) -> Response:
    conversations = services_of(request).conversations
    await conversations.look_in(who.person, gesprek, _chosen(form))
    return RedirectResponse(f"/gesprek/{gesprek}", 303)


@router.post("/{gesprek}/bewaren")
async def keep(request: Request, who: CurrentVisitor, gesprek: str, form: OwnForm) -> Response:
    try:
        last_day = date.fromisoformat(text_of(form, "tot"))
    except ValueError:
        raise InvalidInput("Kies een datum, bijvoorbeeld 2026-12-31.") from None
    await services_of(request).conversations.keep_until(who.person, gesprek, last_day)
    return RedirectResponse(f"/gesprek/{gesprek}", 303)


@router.post("/{gesprek}/wissen")
async def delete(request: Request, who: CurrentVisitor, gesprek: str, form: OwnForm) -> Response:
    if text_of(form, "zeker") != "ja":
        raise InvalidInput("Kruis aan dat u het gesprek wilt wissen.")
    await services_of(request).conversations.delete(who.person, gesprek)
    return RedirectResponse("/gesprek?gewist=1", 303)


async def _ask(request: Request, who: Visitor, gesprek: str, form: FormData) -> Response:
    """The whole answer on a new page; what goes wrong stands above the field, with the text."""
    consent = text_of(form, "privacy")
    send = Send(
        text_of(form, "question"),
        cast("Consent", consent if consent in ("mask", "send") else "ask"),
        text_of(form, "reason"),
    )
    talking = services_of(request).talking
    try:
        last = None
        async for event in talking.ask(who.person, gesprek, send, text_of(form, "instead")):
            last = event
    except NotabeneError as error:
        told: dict[str, object] = {"problem": _problem(error), "findings": _findings(error)}
        told["question"] = send.question
        return await _again(request, who, gesprek, told, status=kind_of(error).status)
    anchor = f"#{last.exchange.id}" if isinstance(last, Kept) else ""
    return RedirectResponse(f"/gesprek/{gesprek}{anchor}", 303)


async def _again(
    request: Request, who: Visitor, gesprek: str, told: dict[str, object], status: int
) -> Response:
    found = await services_of(request).conversations.talk(who.person, gesprek, _SHOWN)
    return await _page(request, who, found, told, status=status)


def _problem(error: NotabeneError) -> dict[str, str]:
    if isinstance(error, PersonalDataFound):
        return {}
    return {"title": kind_of(error).title, "detail": detail_of(error)}


def _findings(error: NotabeneError) -> Sequence[object]:
    return error.findings if isinstance(error, PersonalDataFound) else ()


def _chosen(form: FormData) -> list[str] | None:
    """The collections that were ticked; all of them when none was."""
    names = [name for name in form.getlist("collectie") if isinstance(name, str)]
    return names or None


async def _page(
    request: Request,
    who: Visitor,
    found: Talk | None,
    told: dict[str, object] | None = None,
    status: int = 200,
) -> Response:
    services = services_of(request)
    conversation: Conversation | None = found.conversation if found else None
    values = {
        "talk": found,
        "conversation": conversation,
        "history": await services.conversations.mine(who.person),
        "collections": await services.collections.listing(who.person),
        "now": services.clock(),
        "keep": services.settings.keep,
        "question": request.query_params.get("vraag", ""),
        "problem": {},
        "findings": (),
        "failed": (),
        **(told or {}),
    }
    return page(request, "gesprek.html.j2", who, values, status=status)

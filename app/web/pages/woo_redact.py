"""Redacting: a page of a document with its proposals, and the decisions on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast, get_args
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from app.errors import InvalidInput, NotabeneError
from app.problems import detail_of, kind_of
from app.values.proposals import Judgement
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, text_of
from app.web.woo import counts, list_values, open_first, pieces, step_values
from app.woo.decisions.deciding import Wish
from app.woo.decisions.many import CERTAIN, accept_certain, take_out_words
from app.woo.law.grounds import grounds

router = APIRouter(prefix="/woo/{dossier}")

_ACTS: Mapping[str, Literal["accept", "reject", "confirm"]] = {
    "accept": "accept",
    "reject": "reject",
    "confirm": "confirm",
}
_NEXT = "volgende"


@dataclass(frozen=True, slots=True)
class _Place:
    """A page of a document in a dossier."""

    dossier: str
    document: str
    number: int


@router.get("/lakken")
async def documents(request: Request, who: CurrentVisitor, dossier: str) -> Response:
    """Which documents still have something open."""
    view = await services_of(request).viewing.overview(who.person, dossier)
    return page(request, "woo_lakken.html.j2", who, list_values(view, request.query_params))


@router.post("/voorstellen")
async def propose(request: Request, who: CurrentVisitor, dossier: str, _: OwnForm) -> Response:
    await services_of(request).dossiers.propose(who.person, dossier)
    return RedirectResponse(f"/woo/{quote(dossier)}/lakken", 303)


@router.post("/zekere")
async def accept_all_certain(
    request: Request, who: CurrentVisitor, dossier: str, form: OwnForm
) -> Response:
    """Take out every number that identifies somebody, in the whole dossier."""
    await accept_certain(services_of(request).deciding, who.person, dossier)
    document = text_of(form, "document")
    back = f"documenten/{quote(document)}?pagina={_number(form)}" if document else "lakken"
    return RedirectResponse(f"/woo/{quote(dossier)}/{back}", 303)


@router.get("/documenten/{document}")
async def document_page(
    request: Request,
    who: CurrentVisitor,
    dossier: str,
    document: str,
    pagina: Annotated[int, Query(ge=1)] = 1,
) -> Response:
    return await _document(request, who, _Place(dossier, document, pagina))


@router.get("/documenten/{document}/paginas/{number}.webp")
async def picture(
    request: Request, who: CurrentVisitor, dossier: str, document: str, number: int
) -> Response:
    viewing = services_of(request).viewing
    image = await viewing.picture(who.person, dossier, document, number)
    return Response(image, media_type="image/webp")


@router.post("/documenten/{document}")
async def decide(
    request: Request, who: CurrentVisitor, dossier: str, document: str, form: OwnForm
) -> Response:
    """Decide, then go on with what is open on this page; a mistake is told on the page itself."""
    number = _number(form)
    deciding = services_of(request).deciding
    try:
        if words := text_of(form, "woorden"):
            wish = _wish(form, document)
            await take_out_words(deciding, who.person, dossier, wish, words)
        else:
            await deciding.decide(who.person, dossier, _wish(form, document))
    except NotabeneError as error:
        return await _document(request, who, _Place(dossier, document, number), error)
    address = f"/woo/{quote(dossier)}/documenten/{quote(document)}?pagina={number}#{_NEXT}"
    return RedirectResponse(address, 303)


def _wish(form: FormData, document: str) -> Wish:
    """Raises: InvalidInput."""
    judgement, undo = text_of(form, "oordeel"), text_of(form, "besluit")
    act = text_of(form, "doe")
    ground, note = text_of(form, "grond"), text_of(form, "toelichting")
    if text_of(form, "woorden"):
        return Wish(document=document, page=_number(form), ground=ground, note=note)
    if act == "undo" and undo.isdecimal():
        return Wish(undo=int(undo))
    if judgement in get_args(Judgement):
        chosen = cast("Judgement", judgement)
        return Wish(document=document, judgement=chosen, ground=ground, note=note)
    if not (decision := _ACTS.get(act)):
        raise InvalidInput("Kies wat u met dit voorstel wilt doen.")
    return Wish(
        proposal=text_of(form, "voorstel"),
        decision=decision,
        ground=ground,
        note=note,
    )


def _number(form: FormData) -> int:
    given = text_of(form, "pagina")
    return int(given) if given.isdecimal() and len(given) < 6 else 1  # noqa: PLR2004


async def _document(
    request: Request,
    who: Visitor,
    place: _Place,
    error: NotabeneError | None = None,
) -> Response:
    shown = await services_of(request).viewing.page(
        who.person, place.dossier, place.document, place.number
    )
    ordered = open_first(shown.cards)
    values: dict[str, Any] = {
        "shown": shown,
        "document": shown.line.document,
        "cards": ordered,
        "now": next((card.number for card in ordered if card.is_open), None),
        "counts": counts(shown.cards),
        "certain": sum(c.is_open and c.proposal.kind in CERTAIN for c in shown.cards),
        "pieces": list(pieces(shown.page.text, shown.cards)),
        "grounds": grounds(),
        "problem": detail_of(error) if error else "",
    }
    status = kind_of(error).status if error else 200
    return page(
        request, "woo_document.html.j2", who, step_values(shown.overview) | values, status=status
    )

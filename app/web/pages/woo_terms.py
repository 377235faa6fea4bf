"""What is due in a Woo dossier, and the dates that it follows from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.errors import InvalidInput, NotabeneError
from app.problems import detail_of, kind_of
from app.values.dossiers import Dossier, Suspension
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, text_of, texts_of
from app.web.woo import step_values
from app.woo.details import Details, term_of
from app.woo.law.terms import calendar, parse_date

router = APIRouter(prefix="/woo/{dossier}/termijnen")


@dataclass(frozen=True, slots=True)
class _GivenTerms:
    """The dates of a request as they stand in the form, empty where nobody gave one."""

    received: str
    extended: str
    pauses: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, dossier: Dossier) -> "_GivenTerms":
        pauses = [(each.notice.isoformat(), each.end.isoformat()) for each in dossier.suspended]
        received, extended = dossier.received, dossier.extended
        return cls(
            received.isoformat() if received else "",
            extended.isoformat() if extended else "",
            pauses,
        )

    def details(self) -> Details:
        """A row that was left empty is none. Raises: InvalidInput."""
        filled = [(notice, end) for notice, end in self.pauses if notice or end]
        return Details(
            received=_day(self.received),
            extended=_day(self.extended),
            suspended=tuple(Suspension(parse_date(n), parse_date(e)) for n, e in filled),
        )


@router.get("")
async def terms(request: Request, who: CurrentVisitor, dossier: str) -> Response:
    """What is due when; it depends on what was postponed or suspended."""
    return await _terms(request, who, dossier)


@router.post("")
async def change_terms(
    request: Request, who: CurrentVisitor, dossier: str, form: OwnForm
) -> Response:
    given = _GivenTerms(
        text_of(form, "ontvangen"),
        text_of(form, "verdaagd"),
        list(zip(texts_of(form, "stil"), texts_of(form, "verder"), strict=False)),
    )
    try:
        details = given.details()
        await services_of(request).dossiers.change(who.person, dossier, **details)
    except InvalidInput as error:
        return await _terms(request, who, dossier, given, error)
    return RedirectResponse(f"/woo/{quote(dossier)}/termijnen", 303)


async def _terms(
    request: Request,
    who: Visitor,
    dossier: str,
    given: _GivenTerms | None = None,
    error: NotabeneError | None = None,
) -> Response:
    view = await services_of(request).viewing.overview(who.person, dossier)
    received, found = view.dossier.received, term_of(view.dossier)
    values: dict[str, Any] = {
        "given": given or _GivenTerms.of(view.dossier),
        "term": found,
        "due": calendar(received, found) if received and found else (),
        "problem": detail_of(error) if error else "",
        "now": services_of(request).clock().date(),
    }
    status = kind_of(error).status if error else 200
    return page(request, "woo_termijnen.html.j2", who, step_values(view) | values, status=status)


def _day(text: str) -> date | None:
    """Raises: InvalidInput."""
    return parse_date(text) if text else None

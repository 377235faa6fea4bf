"""Renders pages: one environment, one layout, what every page shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.access import may_administer
from app.auth.sessions import SESSION_COOKIE
from app.web import assets, dutch, preferences, woo, words
from app.web.advice import ADVICE
from app.web.services import services_of
from app.web.visitor import Visitor

_TEMPLATES = Path(__file__).parent / "templates"
_NO_VALUES: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Item:
    """A place in the main navigation."""

    address: str
    name: str
    icon: str
    for_managers: bool = False


NAVIGATION = (
    Item("/gesprek", "Gesprek", "message-square-text"),
    Item("/taken", "Taken", "list-checks"),
    Item("/woo", "Woo-dossiers", "folder-lock"),
    Item("/bronnen", "Bronnen", "library"),
    Item("/kwaliteit", "Kwaliteit", "chart-column", for_managers=True),
    Item("/beheer", "Beheer", "shield-check", for_managers=True),
)
ABOUT = (
    Item("/over", "Over Notabene", "info"),
    Item("/toegankelijkheid", "Toegankelijkheid", "info"),
    Item("/privacy", "Privacy", "info"),
    Item("/algoritmeregister", "Algoritmeregister", "info"),
    Item("/licenties", "Licenties", "info"),
)


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        by_day=dutch.by_day,
        day=dutch.day,
        clock=dutch.clock,
        measure=dutch.measure,
        number=dutch.number,
        kind=dutch.kind,
        capitalize_first=dutch.capitalize_first,
        document_kind=woo.document_kind,
        listed=dutch.listed,
        answer=words.answer,
        bare=words.bare,
        check=words.check,
        doubtful=words.doubtful,
        excerpt=words.excerpt,
        marked_text=words.marked_text,
        passage_id=words.passage_id,
        pieces=words.source_pieces,
        used=words.used,
        with_gaps=words.with_gaps,
    )
    made.tests["with_digit"] = lambda text: any(char.isdigit() for char in text)
    made.globals.update(
        static=assets.ADDRESS,
        sprite=assets.SPRITE,
        about=ABOUT,
        advice=ADVICE,
        count=dutch.count,
    )
    return made


_ENVIRONMENT = _environment()


def page(
    request: Request,
    template: str,
    who: Visitor | None,
    values: Mapping[str, Any] = _NO_VALUES,
    *,
    status: int = 200,
) -> HTMLResponse:
    """A page for this visitor, who gets the cookie that forms are checked by."""
    response = HTMLResponse(rendered(request, template, who, values), status)
    if who and who.fresh:
        set_session(request, response, who.token)
    return response


def rendered(
    request: Request, template: str, who: Visitor | None, values: Mapping[str, Any]
) -> str:
    """The same as text, for a part of a page that comes later."""
    settings = services_of(request).settings.pages
    shown = {
        "who": who,
        "navigation": _navigation(who),
        "path": request.url.path,
        "environment": settings.environment,
        "theme": settings.theme is not None,
        "preferences": preferences.Preferences.read(request.cookies.get(preferences.COOKIE, "")),
        **values,
    }
    return _ENVIRONMENT.get_template(template).render(shown)


def set_session(
    request: Request, response: Response, token: str, seconds: int | None = None
) -> None:
    """Only this browser's pages get the cookie back, and no script can read it."""
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=seconds,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def _navigation(who: Visitor | None) -> list[Item]:
    manages = who is not None and may_administer(who.person)
    return [item for item in NAVIGATION if manages or not item.for_managers]

"""Who is behind the browser, and whether a form came from a page of ours."""

import hmac
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from app.auth.sessions import ENDED, SESSION_COOKIE, Sessions, form_token
from app.errors import NotAllowed, NotSignedIn
from app.values.people import LOCAL, Person
from app.web.services import services_of

_LOCAL_NAME = "Deze computer"
_WORTH_KEEPING = 3


@dataclass(frozen=True, slots=True)
class Visitor:
    """`token` is the cookie; `fresh` when the browser does not have it yet."""

    person: Person
    name: str
    token: str
    fresh: bool = False
    signed_in: bool = True

    @property
    def form_token(self) -> str:
        return form_token(self.token)


async def visitor(request: Request) -> Visitor:
    """Also remembered with the request, so that a page about an error knows who looks at it.

    Raises: NotSignedIn when keys are asked for and there is no live session.
    """
    who = await _visitor(request)
    request.state.who = who
    return who


async def _visitor(request: Request) -> Visitor:
    services = services_of(request)
    token = request.cookies.get(SESSION_COOKIE, "")
    if services.keys_asked is None:
        fresh = not token
        return Visitor(
            LOCAL, _LOCAL_NAME, token or secrets.token_urlsafe(32), fresh, signed_in=False
        )
    try:
        return await _known(services.sessions, token)
    except NotSignedIn:
        await remember_typed(request)
        raise


async def _known(sessions: Sessions, token: str) -> Visitor:
    if not token:
        raise NotSignedIn(ENDED)
    known = await sessions.who(token)
    return Visitor(known.person, known.name, token)


CurrentVisitor = Annotated[Visitor, Depends(visitor)]


async def _maybe(request: Request) -> Visitor | None:
    try:
        return await visitor(request)
    except NotSignedIn:
        return None


# For pages that everyone may read.
MaybeVisitor = Annotated[Visitor | None, Depends(_maybe)]


async def remember_typed(request: Request) -> FormData:
    """What was typed; kept with the request, so that a page about an error gives it back."""
    form = await request.form()
    request.state.typed = {
        name: value
        for name, value in form.items()
        if isinstance(value, str) and len(value) > _WORTH_KEEPING and name != "csrf"
    }
    return form


async def _form(request: Request) -> AsyncIterator[FormData]:
    """The files that came along are closed when the answer is given."""
    form = await remember_typed(request)
    try:
        yield form
    finally:
        await form.close()


async def _own_form(form: Annotated[FormData, Depends(_form)], who: CurrentVisitor) -> FormData:
    """Raises: NotAllowed for a form that no page of ours gave to this browser."""
    given = form.get("csrf", "")
    if not isinstance(given, str) or not hmac.compare_digest(
        given.encode(), who.form_token.encode()
    ):
        raise NotAllowed(
            "Dit formulier is te oud of komt van een andere pagina. Open de pagina opnieuw."
        )
    return form


OwnForm = Annotated[FormData, Depends(_own_form)]
AnyForm = Annotated[FormData, Depends(_form)]


def text_of(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> list[str]:
    """Of every field with this name, in order."""
    return [each.strip() for each in form.getlist(name) if isinstance(each, str)]


def files_of(form: FormData, name: str) -> list[UploadFile]:
    """The files that were chosen; a field left empty sends one without a name."""
    return [each for each in form.getlist(name) if isinstance(each, UploadFile) and each.filename]

"""What routes ask for, by name: who is asking, and the use cases that the wiring made."""

from operator import attrgetter
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.auth.api_keys import ApiKeys
from app.auth.sessions import ENDED, SESSION_COOKIE, Sessions
from app.benchmark.runs import Runs
from app.errors import NotAllowed, NotSignedIn
from app.ports.asking import GuardedAnswering
from app.ports.documents import Renderer
from app.ports.texts import TextReader
from app.use_cases.check_support import CheckSupport
from app.use_cases.collections import Collections
from app.use_cases.conversations import ConversationFiles, Conversations, Talking
from app.use_cases.embed import Embed
from app.use_cases.guard import Guard
from app.use_cases.ingest import Ingest
from app.use_cases.minutes import MakeMinutes
from app.use_cases.nota import DraftNota
from app.use_cases.readability import MeasureReadability
from app.use_cases.rewrite import Rewrite
from app.use_cases.search import Search
from app.use_cases.summarize import Summarize
from app.use_cases.tasks import Tasks
from app.values.people import LOCAL, Person
from app.woo.answering.summarising import RequesterSummary
from app.woo.answering.support import AnswerSupport
from app.woo.decisions.deciding import Deciding
from app.woo.dossiers import Dossiers
from app.woo.export.exporting import Exporting
from app.woo.searching import Searching

_NO_KEY = "Stuur een sleutel mee: Authorization: Bearer <sleutel>."
_bearer = HTTPBearer(auto_error=False, scheme_name="sleutel", description="Een API-sleutel.")


async def _person(
    request: Request,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Person:
    services = request.app.state.services
    keys: ApiKeys | None = services.keys_asked
    if keys is None:
        _check_own_page(request)
        return LOCAL
    if given is None and (token := request.cookies.get(SESSION_COOKIE)):
        _check_own_page(request)
        sessions: Sessions = services.sessions
        return (await sessions.who(token)).person
    if given is None:
        own_page = request.headers.get("sec-fetch-site") == "same-origin"
        raise NotSignedIn(ENDED if own_page else _NO_KEY)
    return await keys.person(given.credentials)


def _check_own_page(request: Request) -> None:
    """Raises: NotAllowed when another website makes the browser ask, which nobody meant."""
    if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        raise NotAllowed("Deze vraag komt van een andere website. Dat mag niet.")


def _part(name: str) -> Any:
    """What the wiring made under this name, e.g. "ask" or "conversations.files"."""
    find = attrgetter(name)

    async def part(request: Request) -> Any:
        return find(request.app.state.services)

    return Depends(part)


CurrentPerson = Annotated[Person, Depends(_person)]
UsesAsk = Annotated[GuardedAnswering, _part("ask")]
UsesGuard = Annotated[Guard, _part("guard")]
ChecksSupport = Annotated[CheckSupport, _part("check_support")]
UsesSearch = Annotated[Search, _part("search")]
UsesReadability = Annotated[MeasureReadability, Depends()]
UsesRewrite = Annotated[Rewrite, _part("rewrite")]
UsesTasks = Annotated[Tasks, _part("tasks")]
UsesEmbed = Annotated[Embed, _part("embed")]
UsesIngest = Annotated[Ingest, _part("ingest")]
UsesCollections = Annotated[Collections, _part("collections")]
UsesConversations = Annotated[Conversations, _part("conversations")]
UsesConversationFiles = Annotated[ConversationFiles, _part("conversations.files")]
UsesTalking = Annotated[Talking, _part("talking")]
UsesNota = Annotated[DraftNota, _part("nota")]
RendersDocuments = Annotated[Renderer, _part("render")]
UsesSummarize = Annotated[Summarize, _part("summarize")]
UsesMinutes = Annotated[MakeMinutes, _part("minutes")]
UsesFiles = Annotated[TextReader, _part("files")]
UsesRuns = Annotated[Runs, _part("runs")]
UsesDossiers = Annotated[Dossiers, _part("dossiers")]
UsesDeciding = Annotated[Deciding, _part("deciding")]
UsesSearching = Annotated[Searching, _part("searching")]
UsesAnswerSupport = Annotated[AnswerSupport, _part("answer_support")]
UsesRequesterSummary = Annotated[RequesterSummary, _part("requester_summary")]
UsesExporting = Annotated[Exporting, _part("exporting")]
ModelName = Annotated[str, _part("generator.name")]

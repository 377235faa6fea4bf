"""What routes ask for, by name: who is asking, and the use cases that the wiring made."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.auth.api_keys import ApiKeys
from app.auth.sessions import ENDED, SESSION_COOKIE, Sessions
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


async def _ask(request: Request) -> GuardedAnswering:
    use_case: GuardedAnswering = request.app.state.services.ask
    return use_case


async def _guard(request: Request) -> Guard:
    use_case: Guard = request.app.state.services.guard
    return use_case


async def _check_support(request: Request) -> CheckSupport:
    use_case: CheckSupport = request.app.state.services.check_support
    return use_case


async def _search(request: Request) -> Search:
    use_case: Search = request.app.state.services.search
    return use_case


async def _readability() -> MeasureReadability:
    return MeasureReadability()


async def _rewrite(request: Request) -> Rewrite:
    use_case: Rewrite = request.app.state.services.rewrite
    return use_case


async def _tasks(request: Request) -> Tasks:
    use_case: Tasks = request.app.state.services.tasks
    return use_case


async def _embed(request: Request) -> Embed:
    use_case: Embed = request.app.state.services.embed
    return use_case


async def _ingest(request: Request) -> Ingest:
    use_case: Ingest = request.app.state.services.ingest
    return use_case


async def _collections(request: Request) -> Collections:
    use_case: Collections = request.app.state.services.collections
    return use_case


async def _conversations(request: Request) -> Conversations:
    use_case: Conversations = request.app.state.services.conversations
    return use_case


async def _conversation_files(request: Request) -> ConversationFiles:
    use_case: Conversations = request.app.state.services.conversations
    return use_case.files


async def _talking(request: Request) -> Talking:
    use_case: Talking = request.app.state.services.talking
    return use_case


async def _nota(request: Request) -> DraftNota:
    use_case: DraftNota = request.app.state.services.nota
    return use_case


async def _render(request: Request) -> Renderer:
    renderer: Renderer = request.app.state.services.render
    return renderer


async def _summarize(request: Request) -> Summarize:
    use_case: Summarize = request.app.state.services.summarize
    return use_case


async def _minutes(request: Request) -> MakeMinutes:
    use_case: MakeMinutes = request.app.state.services.minutes
    return use_case


async def _files(request: Request) -> TextReader:
    reader: TextReader = request.app.state.services.files
    return reader


async def _model(request: Request) -> str:
    name: str = request.app.state.services.generator.name
    return name


CurrentPerson = Annotated[Person, Depends(_person)]
UsesAsk = Annotated[GuardedAnswering, Depends(_ask)]
UsesGuard = Annotated[Guard, Depends(_guard)]
ChecksSupport = Annotated[CheckSupport, Depends(_check_support)]
UsesSearch = Annotated[Search, Depends(_search)]
UsesReadability = Annotated[MeasureReadability, Depends(_readability)]
UsesRewrite = Annotated[Rewrite, Depends(_rewrite)]
UsesTasks = Annotated[Tasks, Depends(_tasks)]
UsesEmbed = Annotated[Embed, Depends(_embed)]
UsesIngest = Annotated[Ingest, Depends(_ingest)]
UsesCollections = Annotated[Collections, Depends(_collections)]
UsesConversations = Annotated[Conversations, Depends(_conversations)]
UsesConversationFiles = Annotated[ConversationFiles, Depends(_conversation_files)]
UsesTalking = Annotated[Talking, Depends(_talking)]
UsesNota = Annotated[DraftNota, Depends(_nota)]
RendersDocuments = Annotated[Renderer, Depends(_render)]
UsesSummarize = Annotated[Summarize, Depends(_summarize)]
UsesMinutes = Annotated[MakeMinutes, Depends(_minutes)]
UsesFiles = Annotated[TextReader, Depends(_files)]
ModelName = Annotated[str, Depends(_model)]

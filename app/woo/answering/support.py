"""Where a dossier answers a request: for each point the documents, and in them the passages."""

from collections.abc import Sequence
from dataclasses import dataclass

from anyio.to_thread import run_sync

from app.errors import InvalidInput
from app.ports.dossiers import DossierStore
from app.values.dossiers import Document
from app.values.people import Person
from app.woo.answering.matching import FoundDocument, matched
from app.woo.answering.points import Point, points
from app.woo.searching import Searching

REQUEST = "request"
_PASSAGES = 200
LONGEST = 50_000


@dataclass(frozen=True, slots=True)
class PointAnswered:
    """A point with what speaks of it, the best first."""

    point: Point
    documents: Sequence[FoundDocument]

    @property
    def found(self) -> bool:
        """Whether anything surely speaks of it."""
        return any(each.sure for each in self.documents)


@dataclass(frozen=True, slots=True)
class Answered:
    """`source` is the document that holds the request, empty when a person typed it."""

    request: str
    source: str
    points: Sequence[PointAnswered]


@dataclass(frozen=True, slots=True)
class AnswerSupport:
    searching: Searching
    store: DossierStore

    async def answer(self, person: Person, dossier: str, request: str = "") -> Answered:
        """Search for each point of the request; without a text, of the request in the dossier.

        Raises: NotFound, InvalidInput when there is no request or it is endless, WorkFailed.
        """
        await self.searching.dossiers.find(person, dossier)
        documents = {each.id: each for each in await self.store.documents(dossier)}
        source = ""
        if not request.strip():
            source, request = await request_of(self.store, dossier, [*documents.values()])
        if not request.strip():
            raise InvalidInput(
                "In dit dossier staat geen Woo-verzoek. Geef de tekst van het verzoek."
            )
        if len(request) > LONGEST:
            raise InvalidInput(f"Het verzoek is te lang: hoogstens {LONGEST} tekens.")
        asked = await run_sync(points, request)
        subjects = [point.asked.subject for point in asked]
        found = await self.searching.search_each(person, dossier, subjects, _PASSAGES)
        answered = [
            PointAnswered(point, await run_sync(matched, point, passages, documents))
            for point, passages in zip(asked, found, strict=True)
        ]
        return Answered(request, source, answered)


async def request_of(
    store: DossierStore, dossier: str, documents: Sequence[Document]
) -> tuple[str, str]:
    """The id and the text of the first request in the dossier; both empty where there is none."""
    found = next((each.id for each in documents if each.kind == REQUEST), "")
    pages = await store.pages(dossier, found) if found else ()
    return found, "\n\n".join(page.text for page in pages)

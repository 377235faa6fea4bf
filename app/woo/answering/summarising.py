"""Makes the summary for the requester from what holds now in a dossier."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from anyio.to_thread import run_sync

from app.ports.clock import Clock
from app.ports.dossiers import DossierStore
from app.values.documents import Document
from app.values.dossiers import Document as Source
from app.values.people import Person
from app.values.proposals import Proposal
from app.woo.answering.points import points
from app.woo.answering.summary import Answer, summary
from app.woo.answering.support import request_of
from app.woo.dossiers import Dossiers
from app.woo.export.names import cleaner
from app.woo.export.rows import Row, RowMaker
from app.woo.export.work import decided
from app.woo.finding.findings import Guard, personal
from app.woo.redaction.marks import marks
from app.woo.standing import Stand, stand


@dataclass(frozen=True, slots=True)
class RequesterSummary:
    dossiers: Dossiers
    store: DossierStore
    guard: Guard
    clock: Clock

    async def make(self, person: Person, dossier: str) -> Document:
        """What was asked, what was found and what is given, in plain words. Raises: NotFound."""
        found = await self.dossiers.overview(person, dossier)
        proposals = await self.store.proposals(dossier)
        held = stand(proposals, await self.store.decisions(dossier))
        source, request = await request_of(self.store, dossier, found.documents)
        taken, stays = _withheld(proposals, held)
        things = self._things(request, [each for each in proposals if each.document == source])
        clean = cleaner(taken, [*stays, *things], self.guard)
        answer = Answer(
            dossier=found.dossier,
            points=[point.text for point in points(request)] if request else (),
            documents=found.documents,
            rows=_rows(
                RowMaker(found.dossier, held, _used(proposals, held), clean), found.documents
            ),
            unread=found.unread,
            clean=clean,
            made=self.clock(),
        )
        return await run_sync(summary, answer)

    def _things(self, request: str, proposed: Sequence[Proposal]) -> list[str]:
        """Names in the request that the dossier as a whole knew for the name of a thing."""
        if not proposed:
            return []
        people = {each.text for each in proposed}
        named = (p for p in personal(request, self.guard) if p.kind == "person_name")
        said = {request[each.start : each.end] for each in named}
        return sorted(name for name in said if not any(name in other for other in people))


def _withheld(
    proposals: Sequence[Proposal], held: Stand
) -> tuple[Mapping[str, str], Sequence[str]]:
    """What was taken out or may yet be, with its ground, and what people decided that stays."""
    taken, stays = decided(proposals, held)
    waiting = {p.text: p.ground for p in proposals if p.ground and p.id not in held.proposals}
    return {**waiting, **taken}, stays


def _rows(maker: RowMaker, documents: Sequence[Source]) -> list[Row]:
    """The lines of the inventory, of what was judged; the decision counts the same lines."""
    return maker.rows([each for each in documents if each.id in maker.stand.documents])


def _used(proposals: Sequence[Proposal], held: Stand) -> Mapping[str, Sequence[str]]:
    """The grounds of what people took out, by document."""
    by_document: dict[str, list[Proposal]] = defaultdict(list)
    for each in proposals:
        by_document[each.document].append(each)
    return {
        document: sorted({*chain.from_iterable(mark.grounds for mark in marks(some, held))})
        for document, some in by_document.items()
    }

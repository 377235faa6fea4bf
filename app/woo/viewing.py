"""Looks at a dossier as people work on it: what is left to do, and one page with its cards."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from anyio.to_thread import run_sync

from app.errors import FileUnreadable, NotFound
from app.ports.dossiers import DossierStore, Originals
from app.ports.jobs import Job, Jobs
from app.values.dossiers import Document, Dossier, NearPair, Page, Unread
from app.values.people import Person
from app.values.proposals import Judgement, Proposal, Tally
from app.woo.decisions.cards import Card, cards
from app.woo.decisions.page_images import Sheet, page_picture, sheet
from app.woo.dossiers import Dossiers
from app.woo.export.rows import undecided
from app.woo.standing import Fate, Judged, Stand, Standings, stand, standings


@dataclass(frozen=True, slots=True)
class Line:
    """A document with what was decided of it: numbers of proposals, and its judgement.

    `undecided`: what is open and will be read by everybody, because the document is published.
    """

    document: Document
    open: int
    redacted: int
    kept: int
    judged: Judged | None
    undecided: int = 0

    @property
    def suggested(self) -> Judgement | None:
        """What the decisions amount to; nothing as long as a proposal is open."""
        if self.open:
            return None
        if self.document.duplicate_of or self.document.covered_by or self.document.out_of_scope:
            return "Niet openbaar"
        return "Deels openbaar" if self.redacted else "Openbaar"


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier with a line for each document; `job` is what runs, or what ended badly.

    `places` counts for each key of a decision where in the dossier it holds.
    """

    dossier: Dossier
    lines: Sequence[Line]
    near: Sequence[NearPair]
    unread: Sequence[Unread]
    job: Job | None
    places: Mapping[str, int]

    @property
    def open(self) -> int:
        return sum(line.open for line in self.lines)

    @property
    def unjudged(self) -> int:
        return sum(line.judged is None for line in self.lines)


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of a document: `open_on` counts the open proposals of each of its pages."""

    overview: DossierView
    line: Line
    page: Page
    cards: Sequence[Card]
    sheet: Sheet | None
    open_on: Mapping[int, int]

    @property
    def place(self) -> int:
        return self.overview.lines.index(self.line)

    @property
    def next_open(self) -> Document | None:
        """The first other document, from here on, with something left to do."""
        lines, here = self.overview.lines, self.place
        return next((o.document for o in (*lines[here + 1 :], *lines[:here]) if o.open), None)


@dataclass(frozen=True, slots=True)
class Viewing:
    dossiers: Dossiers
    store: DossierStore
    originals: Originals
    jobs: Jobs

    async def overview(self, person: Person, dossier: str) -> DossierView:
        """Raises: NotFound."""
        found = await self.dossiers.overview(person, dossier)
        tallies = await self.store.tallies(dossier)
        held = standings(await self.store.decisions(dossier))
        left = undecided((t for t in tallies if t.key not in held.by_key), held.documents)
        lines = _lines(found.documents, tallies, held, left)
        places: Counter[str] = Counter()
        for each in tallies:
            places[each.key] += each.number
        job = _unfinished(await self.jobs.of(dossier))
        return DossierView(found.dossier, lines, found.near, found.unread, job, places)

    async def page(self, person: Person, dossier: str, document: str, number: int) -> PageView:
        """Raises: NotFound."""
        overview = await self.overview(person, dossier)
        line = next((o for o in overview.lines if o.document.id == document), None)
        pages = {page.number: page for page in await self.store.pages(dossier, document)}
        if line is None or number not in pages:
            raise NotFound("Deze pagina is er niet (meer).")
        proposals = await self.store.proposals(dossier, document)
        decisions = await self.store.decisions(dossier)
        made = cards(proposals, decisions, overview.places, line.document, number)
        open_on = _open_on(proposals, stand(proposals, decisions))
        shown = await self._sheet(dossier, line.document, pages[number], made)
        return PageView(overview, line, pages[number], made, shown, open_on)

    async def picture(self, person: Person, dossier: str, document: str, number: int) -> bytes:
        """A page of a PDF as a WebP. Raises: NotFound, FileUnreadable."""
        await self.dossiers.find(person, dossier)
        found = await self.store.document(dossier, document)
        if found is None or found.file_type != "pdf":
            raise NotFound("Deze pagina is er niet (meer).")
        data = await self.originals.read(dossier, found.digest)
        return await run_sync(page_picture, data, number)

    async def _sheet(
        self, dossier: str, document: Document, page: Page, made: Sequence[Card]
    ) -> Sheet | None:
        """Nothing where there is no page to show: then the text is shown."""
        if document.file_type != "pdf":
            return None
        try:
            data = await self.originals.read(dossier, document.digest)
            return await run_sync(sheet, data, page, [card.proposal for card in made])
        except (FileUnreadable, NotFound):
            return None


def _lines(
    documents: Sequence[Document],
    tallies: Sequence[Tally],
    held: Standings,
    left: Mapping[str, int],
) -> list[Line]:
    fates: dict[str, Counter[Fate]] = {document.id: Counter() for document in documents}
    for each in tallies:
        standing = held.by_key.get(each.key)
        fates[each.document][standing.fate if standing else "open"] += each.number
    return [
        Line(
            document,
            fates[document.id]["open"],
            fates[document.id]["accepted"],
            fates[document.id]["rejected"],
            held.documents.get(document.id),
            left.get(document.id, 0),
        )
        for document in documents
    ]


def _open_on(proposals: Sequence[Proposal], held: Stand) -> Mapping[int, int]:
    return Counter(each.page for each in proposals if each.id not in held.proposals)


def _unfinished(jobs: Sequence[Job]) -> Job | None:
    """Searching makes its index by itself, so that job is nobody's concern."""
    newest = next((job for job in jobs if job.work != "woo-index"), None)
    return newest if newest and newest.state != "done" else None

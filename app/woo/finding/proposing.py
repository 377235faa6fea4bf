"""Makes proposals for a whole dossier: finds page by page, then treats all documents alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from anyio.to_thread import run_sync

from app.ports.dossiers import DossierStore
from app.values.dossiers import Document, Page
from app.values.proposals import Proposal
from app.woo.finding.findings import Guard, personal
from app.woo.finding.knowledge import Knowledge, Learning
from app.woo.finding.opinions import Views
from app.woo.finding.passages import proposal
from app.woo.finding.security import secrets
from app.woo.finding.spreading import Spreading

FIND, SPREAD = "find", "spread"
_BATCH = 25


@dataclass(frozen=True, slots=True)
class ProposeWork:
    """Satisfies the port LongWork; the subject is the id of a dossier.

    `offices` are functions whose holders are named in public. `views` gives what tells views from
    facts by more than their words, when there is work for it.
    """

    store: DossierStore
    guard: Guard
    offices: Sequence[str]
    views: Callable[[], Views | None] = lambda: None
    name: str = "woo-propose"
    _learned: dict[str, Knowledge] = field(default_factory=dict)

    async def plan(self, subject: str) -> Sequence[str]:
        self._learned.pop(subject, None)
        documents = await self.store.documents(subject)
        batches = _batches(range(len(documents)))
        return [f"{kind}:{b[0]}-{b[-1]}" for kind in (FIND, SPREAD) for b in batches]

    async def do(self, subject: str, step: str) -> None:
        kind, _, places = step.partition(":")
        first, last = map(int, places.split("-"))
        knowledge = None if kind == FIND else await self._knowledge(subject)
        for document in await self.store.documents(subject, range(first, last + 1)):
            pages = await self.store.pages(subject, document.id)
            if knowledge is None:
                made = await run_sync(self._found, document, pages)
            else:
                found = await self.store.proposals(subject, document.id)
                spreading = Spreading(knowledge, self.views())
                made = await run_sync(spreading.proposals, document, pages, _machine(found))
            await self.store.propose(subject, document.id, made)

    def _found(self, document: Document, pages: Sequence[Page]) -> list[Proposal]:
        """A sentence with two words that tell of crime is still one passage."""
        found = (
            proposal(document.id, page, passage)
            for page in pages
            for passage in (*personal(page.text, self.guard), *secrets(page.text))
        )
        return [*{each.id: each for each in found}.values()]

    async def _knowledge(self, subject: str) -> Knowledge:
        """Learned once for all steps; after a crash it is learned again."""
        if subject not in self._learned:
            documents = await self.store.documents(subject)
            learning = Learning(documents, self.offices)
            for document in documents:
                learning.hear(await self.store.proposals(subject, document.id))
            for document in documents:
                pages = await self.store.pages(subject, document.id)
                found = await self.store.proposals(subject, document.id)
                await run_sync(learning.read, document, pages, found)
            self._learned[subject] = learning.learned()
        return self._learned[subject]


def _machine(found: Iterable[Proposal]) -> list[Proposal]:
    return [each for each in found if not each.detector.startswith("person:")]


def _batches(places: Iterable[int]) -> list[list[int]]:
    left = iter(places)
    return list(iter(lambda: list(islice(left, _BATCH)), []))

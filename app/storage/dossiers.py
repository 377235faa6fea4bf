"""Woo dossiers in the database: the port DossierStore over the rows, each call in a thread."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from anyio.to_thread import run_sync
from sqlalchemy import Engine

from app.storage.dossier_rows import DossierRows
from app.storage.proposal_rows import ProposalRows
from app.values.dossiers import (
    Document,
    Dossier,
    FileRead,
    GivenFile,
    NearPair,
    Page,
    Relations,
    Unread,
)
from app.values.proposals import Decision, Proposal, Tally

T = TypeVar("T")


class DatabaseDossiers:
    """Satisfies the port DossierStore."""

    def __init__(self, engine: Engine) -> None:
        self._rows = DossierRows(engine)
        self._proposals = ProposalRows(engine)

    async def add(self, dossier: Dossier) -> None:
        await _in_thread(partial(self._rows.add, dossier))

    async def save(self, dossier: Dossier) -> None:
        await _in_thread(partial(self._rows.save, dossier))

    async def find(self, dossier: str) -> Dossier | None:
        return await _in_thread(partial(self._rows.find, dossier))

    async def every(self) -> Sequence[Dossier]:
        return await _in_thread(self._rows.every)

    async def remove(self, dossier: str) -> None:
        await _in_thread(partial(self._rows.remove, dossier))

    async def plan(self, dossier: str, paths: Sequence[str]) -> None:
        await _in_thread(partial(self._rows.plan, dossier, paths))

    async def files(self, dossier: str, numbers: range | None = None) -> Sequence[GivenFile]:
        return await _in_thread(partial(self._rows.files, dossier, numbers))

    async def put(self, dossier: str, read: FileRead) -> None:
        await _in_thread(partial(self._rows.put, dossier, read))

    async def documents(
        self, dossier: str, places: range | None = None, *, whole: bool = True
    ) -> Sequence[Document]:
        found = await _in_thread(partial(self._rows.documents, dossier, places, whole=whole))
        return found if places else sorted(found, key=_number)

    async def document(self, dossier: str, document: str) -> Document | None:
        return await _in_thread(partial(self._rows.document, dossier, document))

    async def change(self, dossier: str, document: Document) -> None:
        await _in_thread(partial(self._rows.change, dossier, document))

    async def pages(self, dossier: str, document: str) -> Sequence[Page]:
        return await _in_thread(partial(self._rows.pages, dossier, document))

    async def unread(self, dossier: str) -> Sequence[Unread]:
        return await _in_thread(partial(self._rows.unread, dossier))

    async def relate(self, dossier: str, relations: Relations) -> None:
        await _in_thread(partial(self._rows.relate, dossier, relations))

    async def near(self, dossier: str) -> Sequence[NearPair]:
        return await _in_thread(partial(self._rows.near, dossier))

    async def propose(self, dossier: str, document: str, proposals: Sequence[Proposal]) -> None:
        await _in_thread(partial(self._proposals.propose, dossier, document, proposals))

    async def propose_own(self, dossier: str, proposal: Proposal) -> None:
        await _in_thread(partial(self._proposals.propose_own, dossier, proposal))

    async def proposals(self, dossier: str, document: str | None = None) -> Sequence[Proposal]:
        return await _in_thread(partial(self._proposals.proposals, dossier, document))

    async def tallies(self, dossier: str) -> Sequence[Tally]:
        return await _in_thread(partial(self._proposals.tallies, dossier))

    async def alike(self, dossier: str, proposal: str) -> Sequence[Proposal]:
        return await _in_thread(partial(self._proposals.alike, dossier, proposal))

    async def log(self, dossier: str, decisions: Sequence[Decision]) -> None:
        await _in_thread(partial(self._proposals.log, dossier, decisions))

    async def decisions(self, dossier: str) -> Sequence[Decision]:
        return await _in_thread(partial(self._proposals.decisions, dossier))


async def _in_thread(work: Callable[[], T]) -> T:
    return await run_sync(work)


def _number(document: Document) -> list[int]:
    """So that 0001.2 comes before 0001.10; the database sorts them as words."""
    return [int(part) for part in document.id.split(".")]

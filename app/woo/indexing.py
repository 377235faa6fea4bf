"""Makes a dossier searchable, for the people who may open it and for nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.ports.dossier_index import DossierIndex
from app.ports.dossiers import DossierStore

PUT, BUILD = "put", "build"
_BATCH = 100


@dataclass(frozen=True, slots=True)
class IndexWork:
    """Satisfies the port LongWork; the subject is the id of a dossier."""

    store: DossierStore
    index: DossierIndex
    name: str = "woo-index"

    async def plan(self, subject: str) -> Sequence[str]:
        count = len(await self.store.documents(subject))
        starts = range(0, count, _BATCH)
        return [*(f"{PUT}:{start}-{start + _BATCH}" for start in starts), BUILD]

    async def do(self, subject: str, step: str) -> None:
        kind, _, places = step.partition(":")
        if kind == BUILD:
            await self.index.build(subject)
            return
        first, last = map(int, places.split("-"))
        for document in (await self.store.documents(subject))[first:last]:
            if document.duplicate_of is None:
                pages = await self.store.pages(subject, document.id)
                await self.index.put(subject, document, pages)

"""Makes a dossier searchable, for the people who may open it and for nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.ports.dossier_index import DossierIndex
from app.ports.dossiers import DossierStore
from app.values.dossiers import Document

INDEX = "woo-index"
PUT, BUILD = "put", "build"
_BATCH = 25


@dataclass(frozen=True, slots=True)
class IndexWork:
    """Satisfies the port LongWork; the subject is the id of a dossier."""

    store: DossierStore
    index: DossierIndex
    name: str = INDEX

    async def plan(self, subject: str) -> Sequence[str]:
        documents = await self.store.documents(subject, whole=False)
        starts = range(0, len(documents), _BATCH)
        puts = [f"{PUT}:{start}-{start + _BATCH}" for start in starts]
        return [*puts, f"{BUILD}:{state_of(documents)}"]

    async def do(self, subject: str, step: str) -> None:
        kind, _, what = step.partition(":")
        if kind == BUILD:
            await self.index.build(subject, what)
            return
        documents = await self.store.documents(subject, range(*map(int, what.split("-"))))
        await self.index.put(
            subject,
            [
                (document, await self.store.pages(subject, document.id))
                for document in documents
                if document.duplicate_of is None
            ],
        )


def state_of(documents: Sequence[Document]) -> str:
    """Changes when what there is to search does."""
    told = "\n".join(f"{d.id} {d.digest} {d.title}" for d in documents if not d.duplicate_of)
    return sha256(told.encode("utf-8", "replace")).hexdigest()

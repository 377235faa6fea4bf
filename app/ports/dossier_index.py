"""Search in one dossier, by meaning and by words."""

from collections.abc import Sequence
from typing import Protocol

from app.values.dossiers import Document, Page
from knowledge_base.contract import Passage


class DossierIndex(Protocol):
    """Each dossier has an index of its own, which nothing else is given."""

    async def put(self, dossier: str, document: Document, pages: Sequence[Page]) -> None:
        """Write the text down to be indexed; again takes the place of what was there."""
        ...

    async def build(self, dossier: str) -> None:
        """Bring the index in step with what was put; only what is new costs time."""
        ...

    async def search(self, dossier: str, question: str, limit: int) -> Sequence[Passage]:
        """The best passages first; `path` of a chunk is the id of the document."""
        ...

"""Search in one dossier, by meaning and by words."""

from collections.abc import Sequence
from typing import Protocol

from app.values.dossiers import Document, Page
from knowledge_base.contract import Passage

Text = tuple[Document, Sequence[Page]]


class DossierIndex(Protocol):
    """Each dossier has an index of its own, which nothing else is given."""

    async def put(self, dossier: str, texts: Sequence[Text]) -> None:
        """Index these documents; again takes the place of what was there."""
        ...

    async def build(self, dossier: str, state: str) -> None:
        """Bring the index in step with all that was put; only what is new costs time.

        `state` is the caller's name for what the index then holds.
        """
        ...

    async def state(self, dossier: str) -> str:
        """The state it was built with, empty when it was not or with another embedder."""
        ...

    async def search(
        self, dossier: str, questions: Sequence[str], limit: int
    ) -> Sequence[Sequence[Passage]]:
        """For each question the best passages first, also of documents that say the same.

        `path` of a chunk is the id of the document.
        """
        ...

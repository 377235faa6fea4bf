"""The index of a dossier: a knowledge base in its own folder, over the texts as they were read."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from anyio.to_thread import run_sync

from app.ports.dossier_index import Text
from knowledge_base.contract import Embedder, Extracted, Passage, Section, Unreadable
from knowledge_base.library import Library

_COLLECTION = "dossier"


class IndexOfDossier:
    """Satisfies the port DossierIndex.

    `folder` holds a folder for each dossier; the embedder is asked for when there is work.
    """

    def __init__(self, folder: Path, embedder: Callable[[], Embedder]) -> None:
        self._folder = folder
        self._embedder = embedder

    async def put(self, dossier: str, texts: Sequence[Text]) -> None:
        await run_sync(self._put, dossier, texts)

    async def build(self, dossier: str, state: str) -> None:
        await run_sync(self._build, dossier, state)

    async def state(self, dossier: str) -> str:
        return await run_sync(self._state, dossier)

    async def search(
        self, dossier: str, questions: Sequence[str], limit: int
    ) -> Sequence[Sequence[Passage]]:
        return await run_sync(partial(self._search, dossier, questions, limit))

    def _put(self, dossier: str, texts: Sequence[Text]) -> None:
        folder = self._texts(dossier)
        folder.mkdir(parents=True, exist_ok=True)
        for document, pages in texts:
            text = {"title": document.title, "pages": [[page.number, page.text] for page in pages]}
            (folder / document.id).write_text(json.dumps(text), encoding="utf-8")
        with closing(self._library(dossier)) as library:
            files = [folder / document.id for document, _ in texts]
            library.ingest(files, _COLLECTION, prune=False)

    def _build(self, dossier: str, state: str) -> None:
        with closing(self._library(dossier)) as library:
            library.ingest([self._texts(dossier)], _COLLECTION)
        self._built(dossier).write_text(f"{self._embedder().name}\n{state}", encoding="utf-8")

    def _state(self, dossier: str) -> str:
        try:
            made_with, state = self._built(dossier).read_text(encoding="utf-8").split("\n")
        except (OSError, ValueError):
            return ""
        return state if made_with == self._embedder().name else ""

    def _search(
        self, dossier: str, questions: Sequence[str], limit: int
    ) -> list[Sequence[Passage]]:
        with closing(self._library(dossier)) as library:
            return [
                library.search(question, limit, [_COLLECTION], copies=True) if question else ()
                for question in questions
            ]

    def _library(self, dossier: str) -> Library:
        # Always in this folder, never on a shared server: who deletes the folder deletes it all.
        return Library(self._folder / dossier / "index", self._embedder(), walk=_walk)

    def _built(self, dossier: str) -> Path:
        return self._folder / dossier / "index" / "built"

    def _texts(self, dossier: str) -> Path:
        return self._folder / dossier / "texts"


def _walk(name: str, data: bytes) -> Iterator[tuple[str, Extracted | Unreadable]]:
    """One document, from the text that was put."""
    text = json.loads(data)
    pages = tuple(Section(said, page=number) for number, said in text["pages"] if said.strip())
    if pages:
        yield name, Extracted(text["title"] or name, pages)

"""Passages as a model may read them: without orders to it, without what the policy masks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from anyio.to_thread import run_sync

from app.ports.retrieval import Retriever
from guardrails.injection.guard import InjectionGuard
from guardrails.pipeline import Pipeline
from knowledge_base.contract import Chunk, Passage

LEFT_OUT = "Weggelaten: tekst die een opdracht aan de assistent lijkt."
NO_TITLE = "(titel weggelaten)"
_REMEMBERED = 4096
_GAP = " … "


class _Screened(NamedTuple):
    text: str
    note: str


class ScreenedRetriever:
    """Satisfies the ports Retriever and Screen.

    A passage that is all order comes without text, so that its note can be counted.
    """

    def __init__(self, retriever: Retriever, injection: InjectionGuard, privacy: Pipeline) -> None:
        self._retriever = retriever
        self._injection = injection
        self._privacy = privacy
        # The same passages come back question after question.
        self._screened = lru_cache(_REMEMBERED)(self._screen)

    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        found = await self._retriever.search(question, limit, within)
        return await run_sync(self._passages, found)

    async def neighbours(self, chunk: Chunk, collection: str, reach: int) -> list[Chunk]:
        found = await self._retriever.neighbours(chunk, collection, reach)
        return await run_sync(lambda: [self._read(chunk)[0] for chunk in found])

    async def readable(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        return await run_sync(lambda: [_marked(*self._read(chunk)) for chunk in chunks])

    def _passages(self, found: Sequence[Passage]) -> list[Passage]:
        read = [(passage, *self._read(passage.chunk)) for passage in found]
        return [replace(passage, chunk=chunk, note=note) for passage, chunk, note in read]

    def _read(self, chunk: Chunk) -> tuple[Chunk, str]:
        """The chunk as it may be read, and a note on what was left out of it.

        A title or heading with an order in it is left out whole: the rest would be no heading.
        """
        text, title, heading = map(self._screened, (chunk.text, chunk.title, chunk.heading))
        allowed = replace(
            chunk,
            text=text.text,
            title=NO_TITLE if title.note else title.text,
            heading="" if heading.note else heading.text,
        )
        return allowed, text.note or title.note or heading.note

    def _screen(self, text: str) -> _Screened:
        verdict = self._injection.review(text, "document")
        allowed = without(text, verdict.passages) if verdict.flagged else text
        return _Screened(self._privacy.review(allowed).text, LEFT_OUT if verdict.flagged else "")


def _marked(chunk: Chunk, note: str) -> Chunk:
    """The chunk of a whole document, with what was left out of it where a reader sees it."""
    return replace(chunk, text=f"{chunk.text}\n[{note}]".strip()) if note else chunk


def without(text: str, sentences: Sequence[str]) -> str:
    """The text without these sentences; nothing of it when one of them is hidden in it."""
    for sentence in sorted(sentences, key=len, reverse=True):
        pattern = r"\s+".join(map(re.escape, sentence.split()))
        text, times = re.subn(rf"\s*{pattern}\s*", _GAP, text)
        if not times:
            return ""
    return text.strip() if text.strip(_GAP) else ""

"""Find passages in the collections that someone may see."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import InvalidInput
from app.ports.audit import AuditLog
from app.ports.retrieval import Retriever
from app.values.audit import AuditEvent
from knowledge_base.contract import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; `path` is as ingested, `score` is between 0 and 1.

    `note` tells what was left out of the text, if anything.
    """

    document: str
    path: str
    title: str
    heading: str
    page: int | None
    score: float
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    hits: tuple[Hit, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Search:
    retriever: Retriever
    audit: AuditLog

    async def run(
        self, query: str, limit: int, within: Sequence[str], person: str = ""
    ) -> SearchResult:
        """The best passages first. Raises: InvalidInput for an empty query."""
        if not query.strip():
            raise InvalidInput("De zoekvraag is leeg.")
        started = time.perf_counter()
        passages = await self.retriever.search(query, limit, within)
        spent = (time.perf_counter() - started) * 1000
        await self._record(passages, person)
        readable = (passage for passage in passages if passage.chunk.text.strip())
        return SearchResult(tuple(map(_hit, readable)), round(spent, 1))

    async def _record(self, passages: Sequence[Passage], person: str) -> None:
        left_out = sum(bool(passage.note) for passage in passages)
        counts = {"injection.withhold": left_out} if left_out else {}
        facts = {"hits": len(passages)}
        await self.audit.append(
            AuditEvent("search_done", person, "found", counts=counts, facts=facts)
        )


def _hit(passage: Passage) -> Hit:
    chunk = passage.chunk
    return Hit(
        document=chunk.document,
        path=chunk.path,
        title=chunk.title,
        heading=chunk.heading,
        page=chunk.page,
        score=round(float(passage.score), 4),
        text=chunk.text,
        note=passage.note,
    )

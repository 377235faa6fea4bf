"""A service to test against: real in everything but the knowledge base and the model."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from app.ports.library import Watcher
from app.prompting.library import PromptLibrary
from app.settings import Settings
from app.settings_groups import AccessSettings, ModelSettings, PagesSettings
from app.values.answers import (
    Answer,
    Answered,
    AskEvent,
    Delta,
    Judged,
    Source,
    SourcesFound,
    Timings,
    Turn,
    Usage,
)
from app.values.guarding import Override
from app.values.language import Waiting
from app.wiring import Services
from guardrails.contract import SentenceSupport
from knowledge_base.contract import (
    Chunk,
    CollectionInfo,
    IngestReport,
    Passage,
)
from knowledge_base.vectors import Matrix, Vector

PROMPTS = Path(__file__).parent / "prompts"
SOURCE = Source(1, "d1", "woo.md", "De Woo", "Termijnen", 3, "Vier weken na ontvangst.")
SENTENCES = ("Binnen vier weken [1]. ", "Verdagen mag twee weken.")


def an_answer(text: str = "".join(SENTENCES)) -> Answer:
    judged = SentenceSupport(0, len(SENTENCES[0]), SENTENCES[0], "supported", 1.0, ("1",), ())
    return Answer(
        text=text,
        abstained=False,
        sentences=(judged,),
        sources=(SOURCE,),
        usage=Usage(120, 9, 100),
        timings=Timings(1.0, 2.0, 30.0, 90.0),
        energy_wh=0.01,
        model="scripted",
        prompt="ask/answer@1#abc",
    )


@dataclass(slots=True)
class Asked:
    question: str
    within: tuple[str, ...]
    history: tuple[Turn, ...]
    person: str
    override: Override | None = None


@dataclass(slots=True)
class FakeAsk:
    """Says its events; an exception among them is raised at that place."""

    events: Sequence[AskEvent | Exception] = ()
    refuse_with: Exception | None = None
    refuse_late: bool = False
    forever: bool = False
    asked: list[Asked] = field(default_factory=list)
    closed: bool = False

    def stream(
        self,
        question: str,
        *,
        within: Sequence[str],
        history: Sequence[Turn] = (),
        person: str = "",
        override: Override | None = None,
    ) -> AsyncGenerator[AskEvent, None]:
        if self.refuse_with and not self.refuse_late:
            raise self.refuse_with
        self.asked.append(Asked(question, tuple(within), tuple(history), person, override))
        return self._stream()

    async def _stream(self) -> AsyncGenerator[AskEvent, None]:
        try:
            if self.refuse_with:
                raise self.refuse_with
            for event in self.events or full_answer():
                if isinstance(event, Exception):
                    raise event
                yield event
            while self.forever:
                await asyncio.sleep(0.01)
                yield Delta("woord ")
        finally:
            self.closed = True


def full_answer() -> list[AskEvent]:
    answer = an_answer()
    return [
        Waiting(1, 2.5),
        SourcesFound(answer.sources),
        Delta(SENTENCES[0]),
        Judged(answer.sentences[0]),
        Delta(SENTENCES[1]),
        Answered(answer),
    ]


CHUNK = Chunk("c1", "d1", "woo.md", "De Woo", "Termijnen", 3, 0, "Vier weken na ontvangst.")


@dataclass(slots=True)
class FakeLibrary:
    names: tuple[str, ...] = ("algemeen", "geheim")
    ingested: list[tuple[tuple[Path, ...], str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    report: IngestReport = field(
        default_factory=lambda: IngestReport("algemeen", 1, 0, 0, 0, 5, (), 0.1)
    )

    async def collections(self) -> Sequence[CollectionInfo]:
        return [CollectionInfo(name, 1, 1, "proef", 2, "1", current=True) for name in self.names]

    async def document(self, collection: str, document: str) -> Sequence[Chunk]:
        return [CHUNK] if document == CHUNK.document else []

    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        return [Passage(CHUNK, 0.87654)][:limit] if "algemeen" in within else []

    async def neighbours(self, chunk: Chunk, collection: str, reach: int) -> list[Chunk]:
        return [chunk]

    async def drop(self, collection: str) -> None:
        self.dropped.append(collection)

    async def ingest(self, paths: Sequence[Path], collection: str, watch: Watcher) -> IngestReport:
        self.ingested.append((tuple(paths), collection))
        return self.report

    def close(self) -> None: ...


class TinyEmbedder:
    name = "proef"
    dimensions = 2
    spread = 0.1

    def passages(self, texts: Sequence[str]) -> Matrix:
        return np.array([[1, 0] for _ in texts], dtype=np.float32)

    def question(self, text: str) -> Vector:
        return np.array([0, 1], dtype=np.float32)


def scripted(home: Path, *, keys: bool, pages: PagesSettings | None = None) -> Services:
    """Real in everything but the model and the embedder."""
    settings = Settings(
        home=home,
        model=ModelSettings(backend="scripted"),
        access=AccessSettings(keys="required" if keys else "off"),
        pages=pages or PagesSettings(),
    )
    services = Services(settings)
    services.embedder = TinyEmbedder()
    return services


def a_service(home: Path, ask: FakeAsk, *, keys: bool = False) -> Services:
    services = scripted(home, keys=keys)
    services.ask = ask
    services.library = FakeLibrary()  # type: ignore[assignment]
    services.prompts = PromptLibrary.read(PROMPTS)
    return services

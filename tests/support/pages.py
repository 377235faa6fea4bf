"""A service with an answer to look at in every state, and words that call these up."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.errors import ModelAway, ModelBusy, QuestionRefused
from app.ports.library import Watcher
from app.settings_groups import PagesSettings
from app.use_cases.ask.turns import NOT_IN_SOURCES
from app.values.answers import (
    Answered,
    AskEvent,
    Delta,
    Judged,
    SourcesFound,
    Turn,
)
from app.values.guarding import Override
from app.values.language import Waiting
from app.wiring import Services
from knowledge_base.contract import Chunk, CollectionInfo, Failure, IngestReport, Passage
from tests.support.demo_answer import DOCUMENT, SOURCES, answer_parts, the_answer
from tests.support.service import FakeLibrary, scripted


@dataclass(slots=True)
class DemoAsk:
    """Answers by what stands in the question; `asked` remembers the questions.

    `history` is what went before the last of them.
    """

    pause: float = 0.0
    asked: list[str] = field(default_factory=list)
    history: Sequence[Turn] = ()
    stopped: int = 0

    async def stream(
        self,
        question: str,
        *,
        within: Sequence[str],
        history: Sequence[Turn] = (),
        person: str = "",
        override: Override | None = None,
    ) -> AsyncGenerator[AskEvent, None]:
        _refuse(question)
        self.asked.append(question)
        self.history = history
        if "wachtrij" in question:
            yield Waiting(2, 21.4)
            await asyncio.Event().wait()
        yield SourcesFound(SOURCES)
        await asyncio.sleep(self.pause)
        async for event in self._answer(question):
            yield event

    async def _answer(self, question: str) -> AsyncGenerator[AskEvent, None]:
        if "niets" in question:
            yield Answered(the_answer(text=NOT_IN_SOURCES, abstained=True))
            return
        try:
            for place, (before, judged) in enumerate(answer_parts()):
                await asyncio.sleep(self.pause)
                yield Delta(before + judged.text)
                yield Judged(judged)
                if "halverwege" in question and place == 1:
                    raise ModelAway("De modelserver stopte halverwege.")
                if "langzaam" in question and place == 1:
                    await asyncio.Event().wait()
        except (GeneratorExit, asyncio.CancelledError):
            self.stopped += 1
            raise
        yield Answered(the_answer())


def _refuse(question: str) -> None:
    if "druk" in question:
        raise ModelBusy(8, 40)
    if "onbereikbaar" in question:
        raise ModelAway("De modelserver geeft geen antwoord.")
    if "geheim" in question.casefold():
        raise QuestionRefused(
            ("stg_geheim",),
            "Deze tekst lijkt staatsgeheim. Die mag hier niet in. Gebruik het systeem dat uw "
            "organisatie daarvoor heeft. De tekst is niet opgeslagen.",
        )


@dataclass(slots=True)
class DemoLibrary(FakeLibrary):
    names: tuple[str, ...] = ("handreikingen", "wetgeving")

    async def collections(self) -> Sequence[CollectionInfo]:
        sizes = {"wetgeving": (128, 4_210), "handreikingen": (52, 1_368)}
        return [
            CollectionInfo(name, *sizes.get(name, (1, 1)), "proef", 2, "1", current=True)
            for name in self.names
        ]

    async def document(self, collection: str, document: str) -> Sequence[Chunk]:
        return DOCUMENT if (collection, document) == ("wetgeving", "woo") else []

    async def ingest(self, paths: Sequence[Path], collection: str, watch: Watcher) -> IngestReport:
        """A file that is called broken is."""
        why = "Dit bestand is beschadigd. Open het en sla het opnieuw op."
        files = [file for path in paths for file in path.rglob("*") if file.is_file()]
        failed = tuple(Failure(file.name, why) for file in files if "kapot" in file.name)
        return IngestReport(collection, len(files) - len(failed), 0, 0, 0, 5, failed, 0.1)

    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        if "niets" in question:
            return []
        return [Passage(chunk, 0.8) for chunk in DOCUMENT][:limit]


NOON = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)


def a_site(home: Path, ask: DemoAsk, *, keys: bool = False, theme: Path | None = None) -> Services:
    """The pages on a service that is real in everything but the model and the index."""
    pages = PagesSettings(theme=theme, environment="Testomgeving")
    services = scripted(home, keys=keys, pages=pages)
    services.ask = ask
    services.library = DemoLibrary()  # type: ignore[assignment]
    return services

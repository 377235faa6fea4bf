"""A service with answers to look at: every verdict, every state, and words that call them up."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.errors import ModelAway, ModelBusy, QuestionRefused
from app.ports.library import Watcher
from app.settings import Settings
from app.settings_groups import AccessSettings, ModelSettings, PagesSettings
from app.use_cases.ask.turns import NOT_IN_SOURCES
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
from guardrails.contract import Mark, SentenceSupport
from knowledge_base.contract import Chunk, CollectionInfo, Failure, IngestReport, Passage
from tests.support.service import FakeLibrary, TinyEmbedder

WET = (
    "Het bestuursorgaan beslist op het verzoek om informatie zo spoedig mogelijk, doch uiterlijk "
    "binnen vier weken gerekend vanaf de dag na die waarop het verzoek is ontvangen. Het "
    "bestuursorgaan kan de beslissing voor ten hoogste twee weken verdagen, indien de omvang of "
    "de gecompliceerdheid van de informatie een verlenging rechtvaardigt. Van de verdaging wordt "
    "voor de afloop van de eerste termijn schriftelijk gemotiveerd mededeling gedaan."
)
HANDREIKING = (
    "Spreek met de verzoeker af in welke volgorde u de documenten beoordeelt en in welke delen u "
    "besluit. Leg de afspraak schriftelijk vast. Zo weet de verzoeker waar hij aan toe is."
)
SOURCES = (
    Source(1, "woo", "wetgeving/woo.md", "Wet open overheid", "Artikel 4.4", None, WET),
    Source(
        2,
        "handreiking",
        "handreikingen/omvang.pdf",
        "Handreiking omvangrijke Woo-verzoeken",
        "Afspraken maken",
        12,
        HANDREIKING,
    ),
)
_SAID: tuple[tuple[str, str, Mark, tuple[str, ...], tuple[str, ...], str], ...] = (
    (
        "",
        "U beslist zo snel mogelijk, en uiterlijk binnen vier weken na de dag waarop het verzoek "
        "is ontvangen [1].",
        "supported",
        ("1",),
        (),
        "uiterlijk binnen vier weken gerekend vanaf de dag na die waarop het verzoek is ontvangen",
    ),
    (
        " ",
        "Die termijn mag u met ten hoogste twee weken verlengen als het verzoek omvangrijk of "
        "ingewikkeld is [1].",
        "supported",
        ("1",),
        (),
        "voor ten hoogste twee weken verdagen",
    ),
    (
        "\n",
        "Bij een zeer groot verzoek kunt u afspreken dat u in delen beslist, ook als de termijn "
        "al voorbij is [2].",
        "partial",
        ("2",),
        ("De bron zegt niets over een termijn die voorbij is.",),
        "in welke delen u besluit",
    ),
    (
        " ",
        "In de praktijk wordt ongeveer de helft van de verzoeken op tijd afgehandeld.",
        "unsupported",
        (),
        ("Geen van de gevonden passages noemt dit cijfer.",),
        "",
    ),
    ("\n", "Succes met uw besluit!", "not_checkable", (), (), ""),
)


def answer_parts() -> list[tuple[str, SentenceSupport]]:
    """What stands before each sentence, and the sentence with its verdict."""
    parts, length = [], 0
    for before, text, support, sources, reasons, evidence in _SAID:
        start = length + len(before)
        length = start + len(text)
        judged = SentenceSupport(start, length, text, support, 0.9, sources, reasons, evidence)
        parts.append((before, judged))
    return parts


def the_answer(*, text: str = "", abstained: bool = False) -> Answer:
    parts = answer_parts()
    sentences = tuple(judged for _, judged in parts)
    whole = "".join(before + judged.text for before, judged in parts)
    if text:
        sentences = (SentenceSupport(0, len(text), text, "not_checkable", 0, (), ()),)
    return Answer(
        text=text or whole,
        abstained=abstained,
        sentences=sentences,
        sources=() if abstained else SOURCES,
        usage=Usage(812, 96),
        timings=Timings(0, 80, 900, 4200),
        energy_wh=0.05,
        model="Qwen2.5-1.5B",
        prompt="ask/answer@1#3fa94c",
    )


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


DOCUMENT = (
    Chunk("k0", "woo", "wetgeving/woo.md", "Wet open overheid", "Artikel 4.1", None, 0, "Een ieder kan een verzoek om publieke informatie richten tot een bestuursorgaan."),  # noqa: E501
    Chunk("k1", "woo", "wetgeving/woo.md", "Wet open overheid", "Artikel 4.4", None, 1, WET),
    Chunk("k2", "woo", "wetgeving/woo.md", "Wet open overheid", "Artikel 5.1", None, 2, "Het openbaar maken van informatie blijft achterwege voor zover dit de veiligheid van de Staat zou kunnen schaden."),  # noqa: E501
)  # fmt: skip


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
    settings = Settings(
        home=home,
        model=ModelSettings(backend="scripted"),
        access=AccessSettings(keys="required" if keys else "off"),
        pages=PagesSettings(theme=theme, environment="Testomgeving"),
    )
    services = Services(settings)
    services.ask = ask
    services.library = DemoLibrary()  # type: ignore[assignment]
    services.embedder = TinyEmbedder()
    return services

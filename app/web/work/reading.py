"""Work on long texts: summaries and minutes, of what was pasted or of a file."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

from app.ports.clock import Clock
from app.ports.texts import TextReader
from app.reading import given_text
from app.use_cases.minutes import MakeMinutes
from app.use_cases.minutes.document import document as minutes_document
from app.use_cases.summarize import Summarize
from app.use_cases.summarize.document import document as summary_document
from app.values.minutes import MinutesDone
from app.values.summaries import SummaryDone
from app.values.texts import GivenText
from app.web.visitor import files_of, text_of
from app.web.work.kinds import About, Asked, Shown


@dataclass(frozen=True, slots=True)
class SummaryWork:
    summarize: Summarize
    files: TextReader
    clock: Clock

    @property
    def about(self) -> About:
        return About(
            "samenvatting",
            "Vat samen",
            "Vat een document samen, of vergelijk er meer. Elke zin verwijst naar de bladzijde.",
            form="taak_tekst.html.j2",
            not_for=("Een besluit nemen zonder het stuk zelf te lezen.",),
            values={"ask": "De tekst die u wilt samenvatten", "sound": False},
        )

    async def events(self, asked: Asked) -> AsyncGenerator[Any, None]:
        return self.summarize.stream(await _given(asked, self.files), person=asked.person.id)

    def live(self, event: Any) -> str:  # noqa: ARG002  only the progress is shown
        return ""

    def shown(self, event: Any) -> Shown | None:
        if not isinstance(event, SummaryDone):
            return None
        made = event.summary
        document = summary_document(made, "tekst", self.clock())
        return Shown("resultaat_samenvatting.html.j2", {"made": made}, document)


@dataclass(frozen=True, slots=True)
class MinutesWork:
    minutes: MakeMinutes
    files: TextReader
    clock: Clock

    @property
    def about(self) -> About:
        return About(
            "notulen",
            "Maak notulen",
            "Haal aanwezigen, besluiten en acties uit een verslag of opname.",
            form="taak_tekst.html.j2",
            not_for=("Een gesprek opnemen zonder dat iedereen dat weet.",),
            values={"ask": "Het verslag of uitgeschreven gesprek", "sound": True},
        )

    async def events(self, asked: Asked) -> AsyncGenerator[Any, None]:
        return self.minutes.stream(await _given(asked, self.files), person=asked.person.id)

    def live(self, event: Any) -> str:  # noqa: ARG002  only the progress is shown
        return ""

    def shown(self, event: Any) -> Shown | None:
        if not isinstance(event, MinutesDone):
            return None
        document = minutes_document(event.minutes, "overleg", self.clock())
        return Shown("resultaat_notulen.html.j2", {"made": event.minutes}, document)


async def _given(asked: Asked, reader: TextReader) -> list[GivenText]:
    pasted = text_of(asked.form, "tekst")
    texts = [given_text(pasted, "uw tekst", "uw tekst")] if pasted else []
    for file in files_of(asked.form, "bestand"):
        texts += await reader.receive(file.filename or "", await file.read())
    return texts

"""The screens of Kwaliteit, on a run that was finished before the service began."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from app.benchmark.results import CaseRecord, RunFiles, RunRecord, VariantRecord
from tests.support.lab import SaidLab, a_variant

RUN = "20260101-000000-brief-0000"
_VARIANTS = ("brief/schrijven@1", "brief/schrijven@2")


@dataclass(frozen=True, slots=True)
class _Letter:
    id: str
    asked: str
    must: str
    long: str
    short: str


_LETTERS = (
    _Letter(
        "ophaaldag",
        "Brief aan bewoners: het afval wordt voortaan op dinsdag opgehaald, vanaf 1 februari.",
        "1 februari",
        "met ingang van 1 februari wordt het huisvuil op dinsdag ingezameld.",
        "Wij halen uw afval voortaan op dinsdag op.",
    ),
    _Letter(
        "wijkfeest",
        "Brief over een wijkfeest op 9 mei; de Molenstraat is dan dicht tot 22.00 uur.",
        "22.00 uur",
        "op 9 mei is de Molenstraat in verband met het wijkfeest gesloten tot 22.00 uur.",
        "Op 9 mei is het wijkfeest. De Molenstraat is dan dicht tot 22.00 uur.",
    ),
    _Letter(
        "subsidie",
        "Brief over de subsidie voor verenigingen: aanvragen kan tot en met 30 september.",
        "30 september",
        "aanvragen voor subsidie dienen uiterlijk 30 september te zijn ontvangen.",
        "Wilt u subsidie voor uw vereniging? Vraag die aan tot en met 30 september.",
    ),
    _Letter(
        "parkeren",
        "Brief over betaald parkeren in het centrum: € 2,40 per uur.",
        "2,40",
        "het tarief voor parkeren in het centrum bedraagt € 2,40 per uur.",
        "Parkeren in het centrum kost € 2,40 per uur.",
    ),
)
_RECORD = RunRecord(
    task="brief",
    cases_digest="0",
    cases=tuple(
        CaseRecord(
            id=each.id, fields={"vraag": each.asked}, expect={"contains": [each.must]}, tags=()
        )
        for each in _LETTERS
    ),
    broken={},
    variants=tuple(a_variant(name) for name in _VARIANTS),
    scorers={"contains": 1},
    repeats=1,
    started="2026-01-01T00:00:00+00:00",
    machine="proef",
    software={},
)


def a_finished_run(home: Path) -> None:
    """Of four letters the first lacks its date in the second variant."""
    files = RunFiles(home / "made" / "run")
    files.begin(_RECORD)
    lab = SaidLab(home, _said)

    async def scenario() -> None:
        async for _ in lab.bench.run(files):
            pass

    # Playwright has a loop running in this thread.
    with ThreadPoolExecutor() as threads:
        threads.submit(lambda: asyncio.run(scenario())).result()
    folder = home / "benchmark" / "runs" / RUN
    folder.parent.mkdir(parents=True)
    files.folder.rename(folder)


def _said(variant: VariantRecord, asked: str) -> str:
    letter = next(each for each in _LETTERS if each.asked == asked)
    if variant.name == _VARIANTS[0]:
        return f"Geachte heer, mevrouw,\n\nBij dezen delen wij u mede: {letter.long}"
    return f"Beste lezer,\n\n{letter.short}"


def _at(path: str) -> Callable[[Page], None]:
    def visit(page: Page) -> None:
        page.goto(path)

    return visit


QUALITY_STATES: dict[str, Callable[[Page], None]] = {
    "kwaliteit": _at("/kwaliteit"),
    "kwaliteit-meting": _at(f"/kwaliteit/{RUN}"),
    "kwaliteit-beoordelen": _at(f"/kwaliteit/{RUN}/beoordelen"),
    "kwaliteit-vergelijking": _at(
        f"/kwaliteit/vergelijking?a={RUN}+{_VARIANTS[0]}&b={RUN}+{_VARIANTS[1]}"
    ),
}

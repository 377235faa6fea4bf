"""From judged documents to the files of a decision, and what stops that."""

import asyncio
import json
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from app.errors import NotAllowed, NotFound, WorkFailed
from app.settings import Settings
from app.storage.dossiers import DatabaseDossiers
from app.storage.exports import ExportFolder
from app.storage.originals import OriginalFiles
from app.values.people import Person
from app.wiring import Services
from app.wiring.woo_export import export_work
from app.woo.decisions.deciding import Deciding, Wish
from app.woo.export.exporting import Exporting
from app.woo.finding.passages import Passage, proposal
from app.woo.intake.reading import read_file
from tests.support.dossiers import a_dossier, a_mail
from tests.support.redaction import NAME, a_letter

JAN, ELS = Person("jan", "manage"), Person("els", "manage")
FILES = {
    "brief.pdf": a_letter([f"Brief van {NAME}."], ["De markt begint om acht uur."], title=NAME),
    "mail.eml": a_mail(f"Beste {NAME}, de markt gaat door.", subject=f"Vraag van {NAME}"),
    "kopie.txt": b"Verslag van het overleg over de markt.",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A dossier with these files and one proposal for each place of the name."""

    exporting: Exporting
    deciding: Deciding
    store: DatabaseDossiers
    services: Services

    async def judge(self, *judgements: str) -> None:
        proposals = await self.store.proposals("markt")
        await self.deciding.decide(JAN, "markt", Wish(proposals[0].id, "accept"))
        for number, judgement in enumerate(judgements, start=1):
            wish = Wish(document=f"{number:04d}", judgement=judgement)  # type: ignore[arg-type]
            await self.deciding.decide(JAN, "markt", wish)

    async def export(self) -> dict[str, bytes]:
        """All steps of the work, without the database of jobs."""
        work = export_work(self.services)
        for step in await work.plan("markt"):
            await work.do("markt", step)
        return {name: data async for name, data in self.exporting.package(JAN, "markt")}


Scenario = Callable[[Desk], Coroutine[Any, Any, None]]
Play = Callable[[Scenario], None]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    return lambda scenario: asyncio.run(_played(tmp_path, scenario))


async def _played(home: Path, scenario: Scenario) -> None:
    services = Services(Settings(home=home))
    store = DatabaseDossiers(services.engine)
    async with services:
        await store.add(replace(a_dossier(), members=frozenset({"jan"})))
        await _fill(store, OriginalFiles(services.settings.dossiers))
        await scenario(Desk(services.exporting, services.deciding, store, services))


async def _fill(store: DatabaseDossiers, originals: OriginalFiles) -> None:
    await store.plan("markt", list(FILES))
    for number, (path, data) in enumerate(FILES.items(), start=1):
        taken = read_file(number, path, data)
        for original in taken.originals.values():
            await originals.keep("markt", original)
        await store.put("markt", taken.read)
        for document, pages in taken.read.pages.items():
            found = [
                proposal(document, page, _named(start))
                for page in pages
                for start in range(len(page.text))
                if page.text.startswith(NAME, start)
            ]
            await store.propose("markt", document, found)


def _named(start: int) -> Passage:
    return Passage("person_name", start, start + len(NAME), "5.1.2.e", "een naam", 0.9, "privacy")


def lines(data: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def test_an_export_is_refused_while_a_document_lacks_a_judgement(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Deels openbaar", "Deels openbaar")
        with pytest.raises(NotAllowed, match="0003"):
            await desk.exporting.start(JAN, "markt")

    play(scenario)


def test_who_asks_for_it_gets_no_export_while_a_proposal_is_open(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Deels openbaar", "Deels openbaar", "Niet openbaar")
        (proposal, *_) = await desk.store.proposals("markt", "0002")
        open_one = replace(proposal, id="nieuw", key="nieuw")
        await desk.store.propose("markt", "0002", [proposal, open_one])
        with pytest.raises(NotAllowed, match=r"Over 1 voorstel is .* in 1 document: 0002 \(1\)\."):
            await desk.exporting.start(JAN, "markt", only_decided=True)
        assert await desk.exporting.left(JAN, "markt") == {"0002": 1}
        first, *_ = await _warned(desk)
        assert first.startswith("Over 1 voorstel is nog niet besloten, in 1 document: 0002 (1).")
        assert "blijft leesbaar" in first

    play(scenario)


async def _warned(desk: Desk) -> Sequence[str]:
    await desk.export()
    return (await desk.exporting.record(JAN, "markt")).warnings


def test_every_list_has_the_same_numbers_as_the_files(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Deels openbaar", "Deels openbaar", "Niet openbaar")
        files = await desk.export()

        assert set(files) == {
            "0001.pdf", "0002.pdf", "besluit.odt", "exportlog.json", "inventarislijst.ods",
            "inventarislijst.xlsx", "productierapport.xlsx", "woogle.json",
        }  # fmt: skip
        ids = ["0001", "0002", "0003"]
        assert [row[0] for row in lines(files["productierapport.xlsx"])[1:]] == ids
        assert [row[0] for row in lines(files["inventarislijst.xlsx"])[1:]] == ids
        (about,) = json.loads(files["woogle.json"])["infobox"]["foi_dossiers"]
        assert [each["foi_documentId"] for each in about["foi_files"]] == ids

    play(scenario)


def test_the_name_is_in_no_file_of_the_export(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Deels openbaar", "Deels openbaar", "Openbaar")
        files = await desk.export()

        for name, data in files.items():
            assert NAME.encode() not in data
            if name.endswith(".pdf"):
                assert "Oosterbaan" not in PdfReader(BytesIO(data)).pages[0].extract_text()
            if name.endswith(".xlsx"):
                assert "Oosterbaan" not in str(lines(data))
        assert "markt gaat door" in PdfReader(BytesIO(files["0002.pdf"])).pages[0].extract_text()

    play(scenario)


def test_the_log_of_the_export_tells_how_each_page_was_made(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Deels openbaar", "Deels openbaar", "Openbaar")
        log = json.loads((await desk.export())["exportlog.json"])

        assert [each["ways"] for each in log["documents"]] == [
            {"1": "beeld", "2": "ongewijzigd"}, {"1": "tekst"}, {"1": "tekst"},
        ]  # fmt: skip
        assert log["warnings"] == []

    play(scenario)


def test_an_exported_dossier_takes_no_more_decisions(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Deels openbaar", "Deels openbaar", "Openbaar")
        await desk.export()
        with pytest.raises(NotAllowed):
            await desk.deciding.decide(JAN, "markt", Wish(document="0003", judgement="Openbaar"))

    play(scenario)


def test_a_decision_that_changes_during_the_export_stops_it(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Deels openbaar", "Deels openbaar", "Niet openbaar")
        work = export_work(desk.services)
        *documents, lists = await work.plan("markt")
        for step in documents:
            await work.do("markt", step)
        wish = Wish(document="0003", judgement="Openbaar")
        await desk.deciding.decide(JAN, "markt", wish)
        with pytest.raises(WorkFailed, match="gewijzigd"):
            await work.do("markt", lists)

    play(scenario)


def test_one_document_that_cannot_be_made_safe_stops_the_export(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        other = read_file(1, "brief.pdf", a_letter(["Iets anders."]))
        (digest, data), *_ = other.originals.items()
        await OriginalFiles(desk.services.settings.dossiers).keep("markt", data)
        document = (await desk.store.documents("markt"))[0]
        await desk.store.change("markt", replace(document, digest=digest))
        await desk.judge("Deels openbaar", "Deels openbaar", "Openbaar")
        with pytest.raises(WorkFailed, match=r"0001: .* als Niet openbaar, en exporteer"):
            await desk.export()
        files = await ExportFolder(desk.services.settings.dossiers).names("markt")
        assert "productierapport.xlsx" not in files
        assert (await desk.store.find("markt")).exported is None  # type: ignore[union-attr]

    play(scenario)


def test_what_a_person_should_look_at_again_is_told(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Openbaar", "Reeds openbaar", "Niet openbaar")
        await desk.export()
        said = (await desk.exporting.record(JAN, "markt")).warnings

        assert [each.partition(":")[0] for each in said] == [
            "Document 0001", "Document 0002", "Document 0003",
        ]  # fmt: skip

    play(scenario)


def test_others_do_not_see_that_there_is_an_export(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.judge("Openbaar", "Openbaar", "Openbaar")
        await desk.export()
        with pytest.raises(NotFound):
            await desk.exporting.record(ELS, "markt")
        with pytest.raises(NotFound):
            await desk.exporting.start(ELS, "markt")

    play(scenario)

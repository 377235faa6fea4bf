"""What may go into the knowledge base, with the real guard, readers and index."""

import asyncio
import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from app.settings import Settings
from app.settings_groups import GuardSettings
from app.values.people import Person
from app.wiring import Services
from knowledge_base.contract import IngestReport
from tests.support.knowledge_base import WordsEmbedder

SOURCES = Path(__file__).parents[2] / "knowledge_base" / "sources"
PERSON = Person("k1", "manage")
LETTER = (
    "Geachte mevrouw Sietske Ypma,\n\nUw BSN is 111222333 en uw wachtwoord: Zomer2026!x.\n"
    "De beslistermijn is vier weken.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


def services(tmp_path: Path, **guard: Any) -> Services:
    made = Services(Settings(home=tmp_path / "home", guard=GuardSettings(**guard)))
    made.embedder = WordsEmbedder()
    return made


def ingest(made: Services, folder: Path, collection: str = "c") -> IngestReport:
    async def work() -> IngestReport:
        return await made.ingest.run(PERSON, [folder], collection, lambda _: None)

    return asyncio.run(work())


def indexed(made: Services, collection: str = "c") -> str:
    async def work() -> str:
        found = await made.library.search("beslistermijn", 5, [collection])
        return "\n".join(passage.chunk.text for passage in found)

    return asyncio.run(work())


def test_a_state_secret_is_refused_with_what_to_do_and_is_kept_nowhere(
    tmp_path: Path, folder: Path
) -> None:
    (folder / "nota.md").write_text("Stg. GEHEIM\n\nDe zwaluw vliegt om middernacht.")
    made = services(tmp_path)
    report = ingest(made, folder)

    (failure,) = report.failed
    assert "BVA" in failure.reason
    assert report.added == 0
    kept = [file for file in (tmp_path / "home").rglob("*") if file.is_file()]
    assert kept
    assert not any(b"zwaluw" in file.read_bytes() for file in kept)


@pytest.mark.parametrize(("accredited", "failures"), [(False, 1), (True, 0)])
def test_departmental_secrets_depend_on_the_setting(
    tmp_path: Path, folder: Path, accredited: bool, failures: int
) -> None:
    (folder / "nota.md").write_text("Departementaal VERTROUWELIJK\n\nDe beslistermijn.")

    report = ingest(services(tmp_path, accredited_for_dep_v=accredited), folder)

    assert len(report.failed) == failures


def test_an_archive_with_a_state_secret_is_not_kept_nor_anything_that_was_in_it(
    tmp_path: Path,
) -> None:
    archive = BytesIO()
    with ZipFile(archive, "w") as file:
        file.writestr("brief.md", LETTER)
        file.writestr("nota.md", "Stg. GEHEIM\n\nDe zwaluw.")
    archive.seek(0)
    made = services(tmp_path)

    async def send() -> IngestReport:
        return await made.ingest.receive(PERSON, "c", "stukken.zip", archive)

    report = asyncio.run(send())

    assert [(f.path, f.refused) for f in report.failed] == [("stukken.zip/nota.md", True)]
    assert list((tmp_path / "home" / "uploads" / "c").iterdir()) == []
    assert indexed(made) == ""


def test_numbers_are_masked_in_the_index_and_names_are_not(tmp_path: Path, folder: Path) -> None:
    (folder / "brief.md").write_text(LETTER)
    made = services(tmp_path)
    ingest(made, folder)

    text = indexed(made)
    assert "111222333" not in text
    assert "Zomer2026" not in text
    assert "Ypma" in text


def test_a_collection_can_have_a_stricter_policy(tmp_path: Path, folder: Path) -> None:
    (folder / "brief.md").write_text(LETTER)
    made = services(tmp_path, ingest_policies={"strikt": "ingest_strict"})
    ingest(made, folder, "strikt")

    assert "beslistermijn" in indexed(made, "strikt")
    assert "Ypma" not in indexed(made, "strikt")


def test_another_policy_masks_again_what_did_not_change(tmp_path: Path, folder: Path) -> None:
    (folder / "brief.md").write_text(LETTER)
    (folder / "leeg.md").write_text("De beslistermijn is vier weken.")
    first = services(tmp_path)
    ingest(first, folder)
    assert "Ypma" in indexed(first)
    asyncio.run(first.close())
    stricter = services(tmp_path, ingest_policies={"c": "ingest_strict"})
    report = ingest(stricter, folder)

    assert (report.updated, report.unchanged) == (1, 1)
    assert "Ypma" not in indexed(stricter)


def test_a_second_run_changes_nothing(tmp_path: Path, folder: Path) -> None:
    (folder / "brief.md").write_text(LETTER)
    made = services(tmp_path)
    ingest(made, folder)

    assert (ingest(made, folder).unchanged, ingest(made, folder).updated) == (1, 0)


def test_the_account_tells_kinds_and_counts_of_an_ingest(tmp_path: Path, folder: Path) -> None:
    (folder / "brief.md").write_text(LETTER)
    (folder / "nota.md").write_text("Stg. GEHEIM\n\nDe zwaluw.")
    made = services(tmp_path)
    ingest(made, folder)

    rows = [json.loads(line) for line in made.audit.path.read_text().splitlines()]
    by_action = {row["action"]: row for row in rows}
    assert by_action["document_masked"]["counts"]["bsn.mask"] == 1
    assert by_action["document_masked"]["facts"] == {"policy": "ingest"}
    assert by_action["document_refused"]["result"] == "refused"
    assert by_action["documents_ingested"]["who"] == "k1"
    assert by_action["documents_ingested"]["counts"]["failed"] == 1
    assert "111222333" not in made.audit.path.read_text()


@pytest.mark.timeout(120)
def test_every_source_that_is_shipped_passes_the_guard(tmp_path: Path) -> None:
    report = ingest(services(tmp_path), SOURCES)

    assert report.failed == ()
    assert report.added == len(list(SOURCES.glob("*.md")))

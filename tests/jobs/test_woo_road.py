"""A dossier is killed while it is worked on, and started again: nothing lost, nothing twice."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.storage.dossiers import DatabaseDossiers
from app.storage.engine import open_database
from app.values.dossiers import Document
from app.values.proposals import Decision, Proposal
from tests.jobs.woo_road import woo_road
from tests.support.databases import EVERY, fresh
from tests.support.dossiers import a_mail
from tests.support.processes import ended

FILES = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where one run keeps everything: a folder and two databases."""

    home: Path
    database: str
    jobs: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that is there in the end; `published` is the text of each PDF."""

    documents: Sequence[Document]
    proposals: Sequence[Proposal]
    decisions: Sequence[Decision]
    unread: int
    names: Sequence[str]
    published: Mapping[str, str]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bron")
    for number in range(FILES):
        mail = a_mail(f"Bericht {number}. Ik vind plan {number} slecht. Bel 06-123456{number:02}.")
        (folder / f"{number:02}.eml").write_bytes(mail)
    (folder / "leeg.docx").write_bytes(b"")
    return folder


@pytest.fixture(params=EVERY)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with fresh(request.param, tmp_path) as database, fresh(request.param, tmp_path) as jobs:
        yield Place(tmp_path, database, jobs)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, source: Path) -> Outcome:
    home = tmp_path_factory.mktemp("ongestoord")
    place = Place(home, f"sqlite:///{home}/notabene.db", f"sqlite:///{home}/jobs.db")
    assert exit_code(place, source) == 0
    return outcome(place)


def exit_code(place: Place, source: Path, when: str = "") -> int | None:
    return ended(woo_road, place.home, str(source), (place.database, place.jobs), when)


def outcome(place: Place) -> Outcome:
    engine = open_database(place.database)
    store = DatabaseDossiers(engine)
    folder = place.home / "dossiers" / "bad" / "export"

    async def read() -> Outcome:
        return Outcome(
            await store.documents("bad"),
            await store.proposals("bad"),
            await store.decisions("bad"),
            len(await store.unread("bad")),
            sorted(file.name for file in folder.iterdir()),
            {file.name: said(file) for file in folder.glob("*.pdf")},
        )

    try:
        return asyncio.run(read())
    finally:
        engine.dispose()


def said(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


@pytest.mark.timeout(300)  # processes of their own
@pytest.mark.parametrize(
    "when", ["put:4", "relate:1", "propose:2", "propose:8", "file:1", "file:6", "file:15"]
)
def test_killed_at_any_step_it_ends_as_if_nothing_happened(
    place: Place, source: Path, undisturbed: Outcome, when: str
) -> None:
    assert exit_code(place, source, when) == -9
    assert exit_code(place, source) == 0

    assert outcome(place) == undisturbed
    written = (place.home / "told").read_text(encoding="utf-8").splitlines()
    read = [line for line in written if line.startswith("put ")]
    made = [line for line in written if line.startswith("file ") and line.endswith(".pdf")]
    assert len(read) == len(set(read)) == FILES + 1
    # A file of which the account was not written yet is made again.
    assert len(set(made)) == FILES
    assert len(made) - FILES == (when == "file:1")


def test_the_road_ends_in_a_file_for_each_document_without_what_was_taken_out(
    undisturbed: Outcome,
) -> None:
    assert len(undisturbed.documents) == len(undisturbed.published) == FILES
    assert undisturbed.unread == 1
    assert undisturbed.proposals
    for proposal in undisturbed.proposals:
        assert proposal.text not in undisturbed.published[f"{proposal.document}.pdf"]

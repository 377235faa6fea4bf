"""Every implementation of the port DossierStore, and every database it may stand on."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete

from app.storage.dossiers import DatabaseDossiers
from app.storage.engine import open_database
from app.storage.tables import DossierRow
from app.values.dossiers import (
    FileRead,
    GivenFile,
    Hidden,
    MailHeaders,
    NearPair,
    Page,
    Relations,
    Suspension,
    Unread,
)
from app.values.proposals import Decision, Tally
from tests.support.dossiers import NOW, a_document, a_dossier, a_proposal

POSTGRES = os.environ.get("NOTABENE_TEST_POSTGRES_URL", "")  # noqa: TID251
without_postgres = pytest.mark.skipif(not POSTGRES, reason="no NOTABENE_TEST_POSTGRES_URL")

MAIL = a_document(
    "0002",
    kind="email",
    mail=MailHeaders("a@b", ("c@d",), "RE: markt", "Jan <j@x>", ("Piet",), NOW),
    hidden=(Hidden("comment", "niet doen"),),
    date=date(2026, 1, 12),
    recipients=("Piet",),
)
PART = a_document("0002.1", holder="0002")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=without_postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(
        f"sqlite:///{tmp_path}/notabene.db" if request.param == "sqlite" else POSTGRES
    )
    with engine.begin() as connection:
        connection.execute(delete(DossierRow))
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> DatabaseDossiers:
    return DatabaseDossiers(engine)


async def filled(store: DatabaseDossiers) -> None:
    await store.add(a_dossier())
    await store.plan("markt", ["a.pdf", "b.eml"])
    pages = {"0001": [Page(1, "een"), Page(2, "twee")]}
    await store.put("markt", FileRead(1, [a_document()], pages))
    await store.put("markt", FileRead(2, [MAIL, PART], {"0002": [Page(1, "Hoi")]}))


def test_a_dossier_comes_back_as_it_was_written(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        dossier = a_dossier(period=(date(2025, 1, 1), None), title="De markt")
        paused = Suspension(date(2026, 6, 24), date(2026, 7, 8))
        dossier = replace(dossier, extended=date(2026, 7, 1), suspended=(paused,))
        await store.add(dossier)
        assert await store.find("markt") == dossier
        await store.save(replace(dossier, exported=NOW))
        assert await store.every() == [replace(dossier, exported=NOW)]
        assert await store.find("anders") is None

    asyncio.run(scenario())


def test_documents_and_pages_come_back_in_order(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        assert await store.documents("markt") == [a_document(), MAIL, PART]
        assert await store.pages("markt", "0001") == [Page(1, "een"), Page(2, "twee")]

    asyncio.run(scenario())


def test_the_tenth_part_of_a_file_comes_after_the_second(store: DatabaseDossiers) -> None:
    ids = [f"0001.{nr}" for nr in (10, 2, 1)] + ["0001.2.1"]
    parts = [replace(PART, id=each, file=each, holder=None) for each in ids]

    async def scenario() -> None:
        await store.add(a_dossier())
        await store.plan("markt", ["a.zip"])
        await store.put("markt", FileRead(1, parts, {}))
        listed = [document.id for document in await store.documents("markt")]
        assert listed == ["0001.1", "0001.2", "0001.2.1", "0001.10"]

    asyncio.run(scenario())


def test_a_path_keeps_its_number_and_new_ones_follow(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        await store.plan("markt", ["aa.pdf", "b.eml"])
        assert await store.files("markt") == [
            GivenFile(1, "a.pdf", "done"),
            GivenFile(2, "b.eml", "done"),
            GivenFile(3, "aa.pdf", "waiting"),
        ]

    asyncio.run(scenario())


def test_a_file_that_is_read_twice_is_there_once(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        again = FileRead(2, [MAIL], {"0002": [Page(1, "Dag")]}, [Unread("b.eml/x", "stuk")])
        await store.put("markt", again)
        await store.put("markt", again)
        assert await store.documents("markt") == [a_document(), MAIL]
        assert await store.pages("markt", "0002") == [Page(1, "Dag")]
        assert await store.unread("markt") == [Unread("b.eml/x", "stuk")]

    asyncio.run(scenario())


def test_relations_take_the_place_of_what_was_known(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        near = NearPair("0001", "0002", 0.8)
        await store.relate("markt", Relations([["0002", "0002.1"]], near=[near]))
        assert [d.family for d in await store.documents("markt")] == [None, "0002", "0002"]
        assert await store.near("markt") == [near]
        await store.relate("markt", Relations(duplicate_of={"0002": "0001"}))
        assert [d.family for d in await store.documents("markt")] == [None, None, None]
        assert (await store.documents("markt"))[1].duplicate_of == "0001"
        assert await store.near("markt") == []

    asyncio.run(scenario())


def test_proposing_again_keeps_what_a_person_added(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        own = a_proposal("eigen", start=9, end=12, detector="person:jan")
        await store.propose("markt", "0001", [a_proposal(), own])
        await store.propose("markt", "0001", [a_proposal("p2")])
        assert await store.proposals("markt") == [a_proposal("p2"), own]
        assert await store.proposals("markt", "0002") == []

    asyncio.run(scenario())


def test_alike_are_the_proposals_with_the_same_key(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        other = a_proposal("p2", "0002")
        await store.propose("markt", "0001", [a_proposal()])
        await store.propose("markt", "0002", [other, a_proposal("p3", "0002", key="piet")])
        assert {p.id for p in await store.alike("markt", "p2")} == {"p1", "p2"}
        assert await store.alike("markt", "weg") == []
        assert await store.alike("ander", "p1") == []

    asyncio.run(scenario())


def test_proposals_are_counted_by_document_and_decision(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        await store.propose("markt", "0001", [a_proposal(), a_proposal("p2", start=9, end=12)])
        stays = a_proposal("p3", "0002", ground="")
        await store.propose("markt", "0002", [stays])
        assert set(await store.tallies("markt")) == {
            Tally("0001", "jan", True, 2),
            Tally("0002", "jan", False, 1),
        }
        assert await store.tallies("ander") == []

    asyncio.run(scenario())


def test_a_list_of_documents_leaves_out_what_no_list_shows(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        listed = [a_document(), replace(MAIL, mail=None, hidden=()), PART]
        assert await store.documents("markt", whole=False) == listed

    asyncio.run(scenario())


def test_one_document_is_found_by_its_id(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        assert await store.document("markt", "0002") == MAIL
        assert await store.document("markt", "9999") is None
        assert await store.document("ander", "0002") is None

    asyncio.run(scenario())


def test_the_log_only_grows(store: DatabaseDossiers) -> None:
    async def scenario() -> None:
        await filled(store)
        accept = Decision(0, NOW, "jan", "accept", "p1", "jan", "0001", "5.1.2.e")
        judge = Decision(0, NOW, "piet", "judge", document="0001", judgement="Openbaar")
        await store.log("markt", [accept])
        await store.log("markt", [judge, Decision(0, NOW, "jan", "undo", undoes=1)])
        assert [
            (d.number, d.act, d.judgement, d.undoes) for d in await store.decisions("markt")
        ] == [
            (1, "accept", None, None),
            (2, "judge", "Openbaar", None),
            (3, "undo", None, 1),
        ]

    asyncio.run(scenario())


def test_removing_a_dossier_takes_all_its_rows_and_no_others(
    store: DatabaseDossiers, engine: Engine
) -> None:
    async def scenario() -> None:
        await filled(store)
        await store.propose("markt", "0001", [a_proposal()])
        await store.relate("markt", Relations(near=[NearPair("0001", "0002", 0.8)]))
        await store.log("markt", [Decision(0, NOW, "jan", "accept", "p1")])
        await store.add(a_dossier("ander"))
        await store.plan("ander", ["a.pdf"])

        await store.remove("markt")

        assert [d.id for d in await store.every()] == ["ander"]
        assert await store.files("ander") == [GivenFile(1, "a.pdf")]

    asyncio.run(scenario())
    with engine.connect() as connection:
        tables = [t for t in DossierRow.metadata.sorted_tables if t.name.startswith("dossier_")]
        rows = {t.name: len(connection.execute(t.select()).all()) for t in tables}
    assert {name: n for name, n in rows.items() if n} == {"dossier_files": 1}

"""What answers a request: the right documents with the passage, and for nobody else."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.errors import InvalidInput, NotFound
from app.settings import Settings
from app.storage.dossiers import DatabaseDossiers
from app.values.dossiers import Relations
from app.values.people import Person
from app.wiring import Services
from app.wiring.dossiers import woo_works
from app.woo.answering.support import Answered, AnswerSupport
from app.woo.intake.reading import read_file
from tests.support.dossiers import a_dossier, a_mail
from tests.support.jobs import JobsAtOnce
from tests.support.knowledge_base import WordsEmbedder

JAN, OTHER = Person("jan", "manage"), Person("els", "manage")
POOL = "Het zwembad sluit op 1 mei 2026, omdat de vloer is gescheurd."
BRIDGE = "De brug over de Vliet wordt in de zomer geschilderd door firma Verfraai."
REQUEST = (
    "Geacht college,\n\nIk verzoek u om alle documenten over de sluiting van het zwembad en over "
    "de verbouwing van het theater.\n\nGroet"
)
FILES: Mapping[str, bytes] = {
    "1.eml": a_mail(POOL, subject="Sluiting zwembad"),
    "2.eml": a_mail(BRIDGE, subject="Schilderwerk"),
    "3 woo-verzoek.txt": f"Woo-verzoek\n\n{REQUEST}".encode(),
}


@dataclass(frozen=True, slots=True)
class Desk:
    services: Services
    store: DatabaseDossiers
    support: AnswerSupport

    async def answer(self, request: str = "", person: Person = JAN) -> Answered:
        return await self.support.answer(person, "markt", request)


Scenario = Callable[[Desk], Coroutine[Any, Any, None]]
Play = Callable[[Scenario], None]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    return lambda scenario: asyncio.run(_played(tmp_path, scenario))


async def _played(home: Path, scenario: Scenario) -> None:
    services = Services(Settings(home=home))
    services.__dict__["embedder"] = WordsEmbedder()
    services.__dict__["jobs"] = JobsAtOnce(woo_works(services))
    store = DatabaseDossiers(services.engine)
    try:
        await store.add(replace(a_dossier(), members=frozenset({"jan"})))
        await add(store, FILES)
        await scenario(Desk(services, store, services.answer_support))
    finally:
        services.__dict__.pop("jobs")
        await services.close()


async def add(store: DatabaseDossiers, files: Mapping[str, bytes]) -> None:
    known = [file.path for file in await store.files("markt")]
    await store.plan("markt", [*known, *files])
    for number, (path, data) in enumerate(files.items(), start=len(known) + 1):
        await store.put("markt", read_file(number, path, data).read)


def test_each_point_has_its_documents_with_the_passage_and_why(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        answered = await desk.answer()
        pool, theatre = answered.points

        assert answered.source == "0003"
        (found,) = pool.documents
        assert found.document.id == "0001"
        (passage,) = found.passages
        assert passage.sentence == POOL
        assert "‘zwembad’" in passage.why
        assert 0 < passage.score <= 1
        assert not theatre.found

    play(scenario)


def test_a_request_that_is_typed_goes_before_the_one_in_the_dossier(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        answered = await desk.answer("Welke stukken zijn er over het schilderen van de brug?")

        assert answered.source == ""
        assert [d.document.id for d in answered.points[0].documents] == ["0002"]

    play(scenario)


def test_what_falls_outside_the_period_is_told_and_comes_last(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        later = a_mail(POOL, subject="Sluiting zwembad", date="Fri, 02 Oct 2026 09:00:00 +0200")
        await add(desk.store, {"4.eml": later})
        answered = await desk.answer(
            "Alle documenten over de sluiting van het zwembad van 1 juni 2026 tot 1 januari 2027."
        )

        found = answered.points[0].documents
        assert [each.document.id for each in found] == ["0004", "0001"]
        assert [list(each.notes) for each in found] == [
            [],
            ["valt buiten de gevraagde periode"],
        ]

    play(scenario)


def test_what_belongs_to_a_document_that_was_found_is_worth_a_look(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await add(desk.store, {"4.eml": a_mail("Dank je, ik regel het.", subject="Wat anders")})
        await desk.store.relate("markt", Relations(threads=[["0001", "0004"]]))
        pool, _ = (await desk.answer()).points

        sure = [each.document.id for each in pool.documents if each.sure]
        maybe = [(each.document.id, list(each.notes)) for each in pool.documents if not each.sure]
        assert sure == ["0001"]
        assert maybe == [("0004", ["hoort bij 0001"])]

    play(scenario)


def test_what_came_in_later_is_found_too(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        before = await desk.answer()
        await add(desk.store, {"4.eml": a_mail("De verbouwing van het theater begint in 2027.")})
        after = await desk.answer()

        assert not before.points[1].found
        assert [each.document.id for each in after.points[1].documents] == ["0004"]

    play(scenario)


def test_an_index_that_is_up_to_date_is_not_made_again(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        searching = desk.services.searching
        assert await searching.prepare(JAN, "markt") is not None
        assert await searching.prepare(JAN, "markt") is None
        await add(desk.store, {"4.eml": a_mail("Iets nieuws.")})
        assert await searching.prepare(JAN, "markt") is not None

    play(scenario)


def test_nobody_else_can_search_ask_or_read_the_summary(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.answer()
        tries: list[Coroutine[Any, Any, object]] = [
            desk.answer(person=OTHER),
            desk.services.searching.search(OTHER, "markt", "zwembad", 5),
            desk.services.searching.prepare(OTHER, "markt"),
            desk.services.requester_summary.make(OTHER, "markt"),
        ]
        for each in tries:
            with pytest.raises(NotFound, match="Er is geen dossier"):
                await each

    play(scenario)


@pytest.mark.parametrize(
    ("request_text", "said"), [("x" * 50_001, "te lang"), ("", "geen Woo-verzoek")]
)
def test_no_request_or_an_endless_one_is_refused(play: Play, request_text: str, said: str) -> None:
    async def scenario(desk: Desk) -> None:
        read = read_file(3, "3.txt", b"Een notitie over iets anders, zonder verzoek.").read
        await desk.store.put("markt", read)
        with pytest.raises(InvalidInput, match=said):
            await desk.answer(request_text)

    play(scenario)


def test_an_empty_question_is_refused(play: Play) -> None:
    async def scenario(desk: Desk) -> None:
        with pytest.raises(InvalidInput, match="leeg"):
            await desk.services.searching.search(JAN, "markt", "  ", 5)

    play(scenario)

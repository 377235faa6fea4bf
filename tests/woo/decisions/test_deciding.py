"""People decide: everywhere at once, in a log that only grows, and until the export."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.errors import InvalidInput, NotAllowed, NotFound
from app.settings import Settings
from app.storage.dossiers import DatabaseDossiers
from app.values.dossiers import FileRead, Page
from app.values.people import Person
from app.wiring import Services
from app.woo.decisions.deciding import Deciding, Wish
from tests.support.dossiers import a_document, a_dossier, a_proposal

JAN, PIET, ELS = (Person(name, "manage") for name in ("jan", "piet", "els"))
OTHER = a_proposal("p2", "0002")
FORMAL = a_proposal("p3", "0002", key="mening", ground="", kind="opinion")
Scenario = Callable[[Deciding, DatabaseDossiers], Coroutine[Any, Any, None]]


@pytest.fixture
def play(tmp_path: Path) -> Callable[[Scenario], None]:
    def run(scenario: Scenario) -> None:
        asyncio.run(_played(tmp_path, scenario))

    return run


async def _played(home: Path, scenario: Scenario) -> None:
    async with Services(Settings(home=home)) as services:
        store = DatabaseDossiers(services.engine)
        await store.add(replace(a_dossier(), members=frozenset({"jan", "piet"})))
        await store.plan("markt", ["a.pdf", "b.pdf"])
        for number, document in enumerate((a_document(), a_document("0002")), start=1):
            pages = {document.id: [Page(1, "Jan woont hier.")]}
            await store.put("markt", FileRead(number, [document], pages))
        await store.propose("markt", "0001", [a_proposal()])
        await store.propose("markt", "0002", [OTHER, FORMAL])
        await scenario(services.deciding, store)


Play = Callable[[Scenario], None]


def test_accepting_once_holds_for_every_place(play: Play) -> None:
    async def scenario(deciding: Deciding, _: DatabaseDossiers) -> None:
        effect = await deciding.decide(JAN, "markt", Wish("p1", "accept"))
        stand = await deciding.stand(PIET, "markt")
        assert effect.proposals == 2
        assert {i: (s.fate, s.ground, s.by) for i, s in stand.proposals.items()} == {
            "p1": ("accepted", "5.1.2.e", "jan"),
            "p2": ("accepted", "5.1.2.e", "jan"),
        }

    play(scenario)


def test_the_log_tells_who_when_what_and_from_which_proposal(play: Play) -> None:
    async def scenario(deciding: Deciding, _: DatabaseDossiers) -> None:
        await deciding.decide(JAN, "markt", Wish("p2", "accept", ground="5.1 lid 2 onder i"))
        (line,) = await deciding.log(JAN, "markt")
        assert (line.number, line.who, line.act, line.proposal) == (1, "jan", "accept", "p2")
        assert (line.ground, line.document) == ("5.1.2.i", "0002")
        assert line.when.tzinfo is not None

    play(scenario)


def test_the_last_decision_counts_and_undoing_brings_the_one_before_back(play: Play) -> None:
    async def scenario(deciding: Deciding, _: DatabaseDossiers) -> None:
        await deciding.decide(JAN, "markt", Wish("p1", "accept"))
        await deciding.decide(PIET, "markt", Wish("p2", "reject"))
        assert (await deciding.stand(JAN, "markt")).proposals["p1"].fate == "rejected"
        await deciding.decide(JAN, "markt", Wish(undo=2))
        assert (await deciding.stand(JAN, "markt")).proposals["p1"].fate == "accepted"
        with pytest.raises(NotFound):
            await deciding.decide(JAN, "markt", Wish(undo=2))
        assert len(await deciding.log(JAN, "markt")) == 3

    play(scenario)


def test_a_second_reader_is_somebody_else(play: Play) -> None:
    async def scenario(deciding: Deciding, _: DatabaseDossiers) -> None:
        with pytest.raises(InvalidInput):
            await deciding.decide(PIET, "markt", Wish("p1", "confirm"))
        await deciding.decide(JAN, "markt", Wish("p1", "accept"))
        with pytest.raises(NotAllowed):
            await deciding.decide(JAN, "markt", Wish("p1", "confirm"))
        await deciding.decide(PIET, "markt", Wish("p1", "confirm"))
        assert (await deciding.stand(JAN, "markt")).proposals["p2"].confirmed_by == "piet"

    play(scenario)


def test_a_judgement_of_a_document_stands_with_its_note(play: Play) -> None:
    async def scenario(deciding: Deciding, _: DatabaseDossiers) -> None:
        wish = Wish(document="0001", judgement="Reeds openbaar", note="https://x.example")
        await deciding.decide(JAN, "markt", wish)
        judged = (await deciding.stand(JAN, "markt")).documents["0001"]
        assert (judged.judgement, judged.by, judged.note) == (
            "Reeds openbaar", "jan", "https://x.example",
        )  # fmt: skip

    play(scenario)


def test_a_judgement_tells_whether_the_document_waits_for_a_third_party(play: Play) -> None:
    async def scenario(deciding: Deciding, _: DatabaseDossiers) -> None:
        for document, waits in (("0001", True), ("0002", False)):
            wish = Wish(document=document, judgement="Openbaar", suspended=waits)
            await deciding.decide(JAN, "markt", wish)
        judged = (await deciding.stand(JAN, "markt")).documents
        assert [judged[each].suspended for each in ("0001", "0002")] == [True, False]

    play(scenario)


def test_a_passage_of_ones_own_is_accepted_at_once_and_survives_new_proposals(play: Play) -> None:
    async def scenario(deciding: Deciding, store: DatabaseDossiers) -> None:
        wish = Wish(document="0001", page=1, start=4, end=9, ground="5.1.2.b")
        await deciding.decide(JAN, "markt", wish)
        await store.propose("markt", "0001", [a_proposal()])
        own = next(p for p in await store.proposals("markt") if p.kind == "own")
        standing = (await deciding.stand(JAN, "markt")).proposals[own.id]
        assert (own.text, standing.fate, standing.ground) == ("woont", "accepted", "5.1.2.b")

    play(scenario)


def test_nothing_can_be_decided_after_the_export(play: Play) -> None:
    async def scenario(deciding: Deciding, store: DatabaseDossiers) -> None:
        await deciding.decide(JAN, "markt", Wish("p1", "accept"))
        dossier = await store.find("markt")
        assert dossier
        await store.save(replace(dossier, exported=dossier.made))
        for wish in (Wish(undo=1), Wish("p1", "reject")):
            with pytest.raises(NotAllowed):
                await deciding.decide(JAN, "markt", wish)

    play(scenario)


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        (Wish("weg", "accept"), NotFound),
        (Wish("p1"), InvalidInput),
        (Wish("p1", "accept", ground="geheim"), InvalidInput),
        (Wish("p3", "accept"), InvalidInput),
        (Wish(document="9999", judgement="Openbaar"), NotFound),
        (Wish(document="0001"), InvalidInput),
        (Wish(document="0001", page=1, start=5, end=5, ground="5.1.2.e"), InvalidInput),
        (Wish(document="0001", page=7, start=0, end=5, ground="5.1.2.e"), InvalidInput),
        (Wish(undo=9), NotFound),
    ],
)
def test_a_wish_that_cannot_be_leaves_no_trace(
    play: Play, wish: Wish, error: type[Exception]
) -> None:
    async def scenario(deciding: Deciding, _: DatabaseDossiers) -> None:
        with pytest.raises(error):
            await deciding.decide(JAN, "markt", wish)
        assert not await deciding.log(JAN, "markt")

    play(scenario)


def test_who_is_no_member_finds_no_dossier(play: Play) -> None:
    async def scenario(deciding: Deciding, _: DatabaseDossiers) -> None:
        for work in (deciding.stand, deciding.log):
            with pytest.raises(NotFound):
                await work(ELS, "markt")
        with pytest.raises(NotFound):
            await deciding.decide(ELS, "markt", Wish("p1", "accept"))

    play(scenario)

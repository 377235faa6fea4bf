"""Proposals as cards: numbers, what a decision reaches, what takes it back, and warnings."""

from app.values.proposals import Decision
from app.woo.decisions.cards import cards
from tests.support.dossiers import NOW, a_document, a_proposal

PLACES = {"jan": 1}


def test_a_card_tells_in_how_many_places_its_decision_counts() -> None:
    proposals = [
        a_proposal("p1"),
        a_proposal("p2", start=10, end=14, key="bsn"),
        a_proposal("p3", "0002"),
    ]

    made = cards(proposals, [], {"jan": 2, "bsn": 1}, a_document(), 1)

    assert [(card.number, card.proposal.id, card.places) for card in made] == [
        (1, "p1", 2),
        (2, "p2", 1),
    ]
    assert all(card.is_open and card.decision is None for card in made)


def test_the_decision_that_holds_is_the_one_to_take_back() -> None:
    first = Decision(1, NOW, "local", "reject", "p1", "jan", "0001")
    second = Decision(2, NOW, "local", "accept", "p1", "jan", "0001", "5.1.2.e")
    undone = Decision(3, NOW, "local", "undo", "p1", "jan", "0001", undoes=2)

    (both,) = cards([a_proposal()], [first, second], PLACES, a_document(), 1)
    (back,) = cards([a_proposal()], [first, second, undone], PLACES, a_document(), 1)

    assert (both.standing.fate, both.decision) == ("accepted", 2)
    assert (back.standing.fate, back.decision) == ("rejected", 1)


def test_an_opinion_in_a_letter_that_went_out_gets_a_warning() -> None:
    view = a_proposal(ground="5.2.1")

    (outside,) = cards([view], [], PLACES, a_document(context="extern"), 1)
    (inside,) = cards([view], [], PLACES, a_document(context="intern"), 1)

    assert "ging naar buiten" in outside.hint
    assert inside.hint == ""

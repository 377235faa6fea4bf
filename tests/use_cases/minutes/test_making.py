import json

import pytest

from app.errors import InvalidInput, QuestionRefused
from app.llm.scripted import ScriptedGenerator
from app.values.minutes import Minutes, MinutesDone
from app.values.texts import given_text
from tests.support.texts import Account, a_make_minutes, collected

MEETING = (
    "Kim Smit: De brug is te smal voor de bus.\n"
    "Bob Vos: We besluiten de brug in 2027 te verbreden.\n"
    "Kim Smit: Ik stuur het plan voor vrijdag naar de raad.\n"
)


def says(kind: str, who: str = "", what: str = "") -> str:
    return json.dumps({"soort": kind, "wie": who, "wat": what})


def minutes_of(generator: ScriptedGenerator, text: str = MEETING) -> Minutes:
    last = collected(a_make_minutes(generator).stream([given_text(text)]))[-1]
    assert isinstance(last, MinutesDone)
    return last.minutes


def test_decisions_and_actions_point_to_the_passage_they_came_from() -> None:
    made = minutes_of(
        ScriptedGenerator(
            says("besluit", "", "De brug wordt in 2027 verbreed."),
            says("actie", "Kim Smit", "Het plan naar de raad sturen."),
        )
    )

    texts = {passage.nr: passage.text for passage in made.passages}
    assert [texts[d.passage] for d in made.decisions] == [
        "We besluiten de brug in 2027 te verbreden."
    ]
    (action,) = made.actions
    assert (action.who, action.when) == ("Kim Smit", "voor vrijdag")
    assert texts[action.passage] == "Ik stuur het plan voor vrijdag naar de raad."


def test_words_that_the_passage_does_not_carry_give_way_to_its_own() -> None:
    made = minutes_of(
        ScriptedGenerator(
            says("besluit", "", "De brug wordt in 2031 gesloopt voor 9 miljoen euro."),
            says("actie", "Kim Smit", "Het plan naar de raad sturen."),
        )
    )

    assert made.decisions[0].text == "We besluiten de brug in 2027 te verbreden."


def test_a_name_that_nobody_has_is_never_filled_in() -> None:
    made = minutes_of(
        ScriptedGenerator(says("actie", "Sjors Peters", "")), "Actie: stoelen bestellen"
    )

    assert [action.who for action in made.actions] == [""]


def test_what_the_model_calls_nothing_is_left_out_unless_someone_labelled_it() -> None:
    text = f"{MEETING}\nBesluit: de bus rijdt om.\n"

    made = minutes_of(ScriptedGenerator(says("geen")), text)

    assert [decision.text for decision in made.decisions] == ["de bus rijdt om."]
    assert made.actions == ()


def test_an_answer_that_was_cut_off_changes_nothing() -> None:
    made = minutes_of(ScriptedGenerator('{"soort": "ac'))

    assert len(made.decisions) + len(made.actions) == 2


def test_a_classified_meeting_is_refused() -> None:
    with pytest.raises(QuestionRefused):
        minutes_of(ScriptedGenerator(says("geen")), f"STAATSGEHEIM GEHEIM\n\n{MEETING}")


def test_the_account_tells_no_text() -> None:
    audit = Account()
    collected(a_make_minutes(ScriptedGenerator(says("geen")), audit).stream([given_text(MEETING)]))

    (event,) = audit.events
    assert event.action == "minutes_made"
    assert "brug" not in str(event)


def test_without_text_there_is_nothing_to_make() -> None:
    with pytest.raises(InvalidInput):
        a_make_minutes(ScriptedGenerator()).stream([given_text("")])

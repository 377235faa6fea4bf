import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.errors import InvalidInput, QuestionRefused
from app.llm.scripted import ScriptedGenerator
from app.reading import given_text
from app.use_cases.minutes.item_model import Likely
from app.values.documents import Table
from app.values.minutes import Minutes, MinutesDone
from tests.support.texts import Account, a_make_minutes, collected

MEETING = (
    "Kim Smit: De brug is te smal voor de bus.\n"
    "Bob Vos: We besluiten de brug in 2027 te verbreden.\n"
    "Kim Smit: Ik stuur het plan voor vrijdag naar de raad.\n"
)


def says(what: str = "", who: str = "") -> str:
    return json.dumps({"wie": who, "wat": what})


def minutes_of(generator: ScriptedGenerator, text: str = MEETING) -> Minutes:
    last = collected(a_make_minutes(generator).stream([given_text(text)]))[-1]
    assert isinstance(last, MinutesDone)
    return last.minutes


def test_decisions_and_actions_point_to_the_passage_they_came_from() -> None:
    made = minutes_of(ScriptedGenerator(says()))

    texts = {passage.nr: passage.text for passage in made.passages}
    assert [texts[d.passage] for d in made.decisions] == [
        "We besluiten de brug in 2027 te verbreden."
    ]
    (action,) = made.actions
    assert (action.who, action.when) == ("Kim Smit", "voor vrijdag")
    assert texts[action.passage] == "Ik stuur het plan voor vrijdag naar de raad."


@pytest.mark.parametrize(
    ("what", "kept"),
    [
        pytest.param("Stuur het plan naar de raad.", True, id="words left out"),
        pytest.param("Het plan naar de raad sturen.", False, id="another form of a word"),
        pytest.param("Stuur het plan naar de minister.", False, id="a new word"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_the_words_of_the_model_count_when_they_only_leave_words_out(
    what: str, kept: bool
) -> None:
    (action,) = minutes_of(ScriptedGenerator(says(what))).actions

    assert action.what == (what if kept else "Ik stuur het plan voor vrijdag naar de raad.")


@pytest.mark.parametrize(
    "what", ["We besluiten de brug te verbreden.", "We besluiten in 2027 de brug."]
)
def test_a_figure_is_never_left_out_and_what_is_left_must_be_carried(what: str) -> None:
    text = "Bob Vos: We besluiten de brug in 2027 niet te verbreden."

    (decision,) = minutes_of(ScriptedGenerator(says(what)), text).decisions

    assert decision.text == "We besluiten de brug in 2027 niet te verbreden."


def test_a_name_that_nobody_has_is_never_filled_in() -> None:
    made = minutes_of(ScriptedGenerator(says("", "Sjors Peters")), "Actie: stoelen bestellen")

    assert [action.who for action in made.actions] == [""]


def test_an_answer_that_was_cut_off_changes_nothing() -> None:
    made = minutes_of(ScriptedGenerator('{"wie": "", "wat": "St'))

    assert len(made.decisions) + len(made.actions) == 2


def test_a_classified_meeting_is_refused() -> None:
    with pytest.raises(QuestionRefused):
        minutes_of(ScriptedGenerator(says()), f"STAATSGEHEIM GEHEIM\n\n{MEETING}")


def test_the_account_tells_no_text() -> None:
    audit = Account()
    collected(a_make_minutes(ScriptedGenerator(says()), audit).stream([given_text(MEETING)]))

    (event,) = audit.events
    assert event.action == "minutes_made"
    assert "brug" not in str(event)


def test_without_text_there_is_nothing_to_make() -> None:
    with pytest.raises(InvalidInput):
        a_make_minutes(ScriptedGenerator()).stream([given_text("")])


def test_what_is_only_probable_is_shown_to_be_looked_at() -> None:
    maker = replace(
        a_make_minutes(ScriptedGenerator(says())),
        finder=lambda said: [Likely("decision", sure=False) for _ in said],
    )
    text = "Kim Smit: Dan maar groen."
    last = collected(maker.stream([given_text(text)]))[-1]
    assert isinstance(last, MinutesDone)

    (decision,) = last.minutes.decisions
    made = maker.document(last.minutes, "overleg", datetime.now(UTC))
    cells = [row[0] for block in made.blocks if isinstance(block, Table) for row in block.rows]
    assert not decision.sure
    assert "Dan maar groen. (mogelijk, kijk na)" in cells

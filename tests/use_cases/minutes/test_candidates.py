import pytest

from app.reading import given_text
from app.use_cases.minutes.attendees import attendees
from app.use_cases.minutes.candidates import candidates
from app.use_cases.minutes.items import Item, read
from app.use_cases.minutes.turns import passages, turns


def items(text: str) -> list[Item]:
    said = passages(turns(given_text(text)))
    people = attendees(said)
    return [read(each, people) for each in candidates(said, people)]


def kinds(text: str) -> list[str]:
    return [item.candidate.kind for item in items(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Besluit: de brug gaat dicht.",
        "De commissie stemt in met het plan.",
        "We spreken af dat de balie open blijft.",
        "Het verslag wordt vastgesteld.",
        "Kim: Zullen we het uitstellen, akkoord?\nBob: Akkoord.",
    ],
)
def test_a_decision_is_found(text: str) -> None:
    assert kinds(text) == ["decision"]


@pytest.mark.parametrize(
    "text",
    [
        "Daar is nog niet over besloten.",
        "Kim: Kunnen we dat besluiten?",
        "Vorige keer is besloten te wachten.",
        "Het besluit wordt aangehouden.",
        "Kim: Zullen we het uitstellen, akkoord?\nBob: Liever niet.",
        "Kim: Ik ga ervan uit dat het lukt.",
        "Kim: Ik denk daar nog over na.",
        "Aanwezig: Kim Smit\n\nKim vraagt of het al bekend is.",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "who", "when"),
    [
        pytest.param("Kim Smit: Ik bel ze morgen.", "Kim Smit", "morgen", id="promise"),
        pytest.param("Actie: Kim belt de aannemer.", "Kim", "", id="label"),
        pytest.param(
            "Aanwezig: Kim Smit, Bob Vos\n\nBob maakt voor 3 mei een lijst.",
            "Bob Vos",
            "voor 3 mei",
            id="by name",
        ),
        pytest.param("Acties\n- Lijst maken (Kim, 10 mei)", "Kim", "10 mei", id="in a list"),
        pytest.param(
            "Kim: Bob, kun jij dat nagaan?\nBob: Ja, voor vrijdag.",
            "Bob",
            "voor vrijdag",
            id="asked",
        ),
        pytest.param("Kim: Wil jij bellen?\nBob: Doe ik.", "Bob", "", id="who said yes"),
    ],
)
def test_an_action_has_who_and_when_as_they_were_said(text: str, who: str, when: str) -> None:
    (item,) = items(text)

    assert item.candidate.kind == "action"
    assert (item.who, item.when) == (who, when)


def test_a_question_that_nobody_accepts_is_no_action() -> None:
    assert kinds("Kim: Bob, kun jij dat nagaan?\nBob: Nee, geen tijd.") == []

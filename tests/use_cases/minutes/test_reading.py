"""What was said by whom, in each form in which a meeting is written down."""

import pytest

from app.reading import given_text
from app.use_cases.minutes.attendees import attendees
from app.use_cases.minutes.moments import moment
from app.use_cases.minutes.turns import passages, turns
from app.values.minutes import Passage


def said(text: str) -> list[Passage]:
    return passages(turns(given_text(text)))


def spoken(text: str) -> list[tuple[str, str]]:
    return [(passage.speaker, passage.text) for passage in said(text)]


def test_subtitles_give_speakers_times_and_joined_lines() -> None:
    text = (
        "WEBVTT\n\n00:00:03.000 --> 00:00:09.500\n<v Noor Bakker>Er zijn nu\n214 stukken.</v>\n\n"
        "00:00:10.000 --> 00:00:12.000\n<v Ties Mol>Dat is veel.</v>\n"
    )

    assert [(p.speaker, p.text, p.time) for p in said(text)] == [
        ("Noor Bakker", "Er zijn nu 214 stukken.", "00:00:03"),
        ("Ties Mol", "Dat is veel.", "00:00:10"),
    ]


def test_numbered_subtitles_without_names_give_whole_sentences() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nHet duurt drie\n\n"
        "2\n00:00:02,000 --> 00:00:04,000\nweken.\n"
    )

    assert spoken(text) == [("", "Het duurt drie weken.")]


@pytest.mark.parametrize(
    "line",
    [
        "Noor van den Berg: Ik bel ze.",
        "[09:02] Noor van den Berg: Ik bel ze.",
        "Noor van den Berg (voorzitter): Ik bel ze.",
        "Noor van den Berg   0:04\nIk bel ze.",
    ],
)
def test_a_line_names_its_speaker(line: str) -> None:
    assert spoken(line) == [("Noor van den Berg", "Ik bel ze.")]


@pytest.mark.parametrize("label", ["Besluit", "Actie", "Datum", "Aanwezig", "Deadline"])
def test_a_label_is_no_speaker(label: str) -> None:
    assert spoken(f"{label}: morgen beginnen.") == [("", f"{label}: morgen beginnen.")]


def test_attendees_come_with_role_and_presence_and_once() -> None:
    text = (
        "Aanwezig: Joke Brandsma (voorzitter), de heer A. Yildiz en Tom van der Heide\n"
        "Afwezig: Bert Kuiper\n\nTom: Ik begin."
    )

    assert [(a.name, a.role, a.present) for a in attendees(said(text))] == [
        ("Joke Brandsma", "voorzitter", True),
        ("A. Yildiz", "", True),
        ("Tom van der Heide", "", True),
        ("Bert Kuiper", "", False),
    ]


def test_attendees_may_stand_below_each_other() -> None:
    text = "Aanwezig:\n- Gerrit Hoekstra, secretaris\n- Mina Scholten\n\nWe beginnen om negen uur."

    assert [(a.name, a.role) for a in attendees(said(text))] == [
        ("Gerrit Hoekstra", "secretaris"),
        ("Mina Scholten", ""),
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Dat stuur ik voor vrijdag.", "voor vrijdag"),
        ("Dat is uiterlijk 20 mei klaar.", "uiterlijk 20 mei"),
        ("Ik doe het binnen twee weken.", "binnen twee weken"),
        ("Dat lukt aan het eind van de maand.", "eind van de maand"),
        ("We zien elkaar om de twee weken.", ""),
        ("Dat zoek ik uit.", ""),
    ],
)
def test_a_limit_in_time_is_given_in_its_own_words(text: str, when: str) -> None:
    assert moment(text).endswith(when)
    assert bool(moment(text)) == bool(when)

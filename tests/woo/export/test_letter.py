"""The decision says what was decided, with the grounds that were used and no others."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from app.values.documents import Heading, ListBlock, Paragraph, Table
from app.values.dossiers import Suspension, Unread
from app.woo.export.rows import Row
from app.woo.law.grounds import grounds
from app.woo.law.rules import weighs
from app.woo.letter import Case, letter
from tests.support.dossiers import NOW, a_dossier
from tests.support.exports import a_row

ROWS = [
    a_row("0001", judgement="Openbaar", grounds=()),
    a_row("0002", outsider=True),
    a_row("0003", judgement="Niet openbaar", grounds=("5.2.1",), old=True),
    a_row("0004", judgement="Niet openbaar", grounds=(), label="dubbel", related="0001"),
    a_row("0005", judgement="Reeds openbaar", grounds=(), link="https://x.example/a"),
]


def told(rows: Sequence[Row] = ROWS, **about: Any) -> list[str]:
    """Every piece of text in the letter, in order."""
    unread = [Unread("a.exe", "Dit is een programma.")]
    case = Case(a_dossier(**about), rows, unread, NOW)
    said: list[str] = []
    for block in letter(case).blocks:
        match block:
            case Heading() | Paragraph():
                said.append(block.text)
            case ListBlock():
                said += block.items
            case Table():
                said += [" | ".join(row) for row in block.rows]
    return said


def test_the_counts_are_those_of_the_list() -> None:
    said = told()

    assert "Openbaar | 1 | 0001" in said
    assert "Niet openbaar | 2 | 0003, 0004" in said
    assert "2 documenten maken wij niet openbaar" in said


def test_only_grounds_that_were_used_are_explained_each_with_its_documents() -> None:
    said = told()
    labels = [each.label for each in grounds().values() if any(each.label in s for s in said)]

    assert labels == [
        "Eerbiediging van de persoonlijke levenssfeer",
        "Persoonlijke beleidsopvattingen voor intern beraad",
    ]
    assert "Deze grond is gebruikt in: 0002." in said


@pytest.mark.parametrize("code", grounds())
def test_every_ground_has_its_text_and_a_motivation_or_a_place_for_it(code: str) -> None:
    said = " ".join(told([a_row(grounds=(code,))]))

    assert grounds()[code].label in said
    if grounds()[code].motivation == "lid 3":
        assert weighs(said)


def test_documents_of_outsiders_follow_two_weeks_later() -> None:
    (later,) = [each for each in told() if "twee weken nadat" in each]

    assert later.endswith("wij de uitspraak van de rechter af.")
    assert ": 0002." in later


def test_what_waits_for_a_third_party_follows_two_weeks_later_too() -> None:
    (later,) = [each for each in told([a_row(suspended=True)]) if "twee weken nadat" in each]

    assert ": 0001." in later


def test_old_information_asks_for_a_motivation_of_its_own() -> None:
    assert any("ouder dan vijf jaar: 0003." in each for each in told())


def test_the_term_is_worked_out_and_the_objection_is_there() -> None:
    said = " ".join(told())

    assert "13 juli 2026" in said
    assert "binnen zes weken" in said
    assert "dwangsom" not in said


def test_the_letter_tells_when_the_term_was_put_off_and_when_it_stood_still() -> None:
    paused = (Suspension(date(2026, 6, 24), date(2026, 7, 8)),)
    said = " ".join(told(extended=date(2026, 7, 1), suspended=paused))

    assert "Op 1 juli 2026 lieten wij u weten dat wij twee weken meer tijd" in said
    assert "Op 24 juni 2026 lieten wij u weten dat wij belanghebbenden" in said
    assert "tot en met 8 juli 2026" in said
    assert "uiterlijk op 10 augustus 2026" in said
    assert "berekend zonder" not in said
    assert "[AANVULLEN: ontvangstbevestiging, contact over het verzoek, met datums.]" in said


def test_of_what_nobody_told_about_the_term_the_letter_asks_for_the_dates() -> None:
    extended = " ".join(told(extended=date(2026, 7, 1)))
    nothing = " ".join(told())

    assert "uiterlijk op 27 juli 2026" in extended
    assert "berekend zonder opschorting." in extended
    assert "contact over het verzoek, opschorting, met datums" in extended
    assert "berekend zonder verdaging of opschorting." in nothing


def test_what_only_a_person_knows_is_left_to_fill_in() -> None:
    said = " ".join(told(received=None))

    assert "[AANVULLEN: datum van ontvangst]" in said
    assert "[AANVULLEN: naam van het bestuursorgaan]" in said


def test_copies_and_files_that_could_not_be_read_are_told() -> None:
    said = " ".join(told())

    assert "niet nog eens verstrekt: 0004." in said
    assert "1 bestand konden wij niet lezen" in said


def test_nothing_found_is_said_as_well() -> None:
    assert "geen documenten" in " ".join(told([]))

"""One line about each document: in its own words, and marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.woo.intake.describing import one_line
from app.woo.intake.reading import read_file
from tests.support.dossiers import a_mail

LETTER = (
    "Gemeente Duinstad\nPostbus 1\n\nGeachte heer,\n\nDank voor uw geduld in deze lange periode. "
    "Het college verleent u een vergunning voor een standplaats op de markt. "
    "Met vriendelijke groet, het college."
)


def test_the_sentence_that_speaks_of_the_title_is_chosen_and_carried() -> None:
    found = one_line(LETTER, "Vergunning standplaats markt", is_mail=False)

    assert found.text == "Het college verleent u een vergunning voor een standplaats op de markt."
    assert found.support == "supported"


def test_a_mail_is_told_in_its_own_words_not_in_those_it_quotes() -> None:
    body = (
        "Hoi Karin,\n\nDe reparatie van het zwembad kost 12.000 euro.\n\n"
        "Van: Karin <k@x.example>\nAan: Jan <j@x.example>\nOnderwerp: zwembad\n\n"
        "Wat kost de reparatie van het zwembad volgens de aannemer precies?"
    )
    (document,) = read_file(1, "1.eml", a_mail(body, subject="Reparatie zwembad")).read.documents

    assert document.summary == "De reparatie van het zwembad kost 12.000 euro."
    assert document.summary_support == "supported"


def test_a_mail_is_not_told_by_what_it_says_of_itself() -> None:
    text = "Van: Jan\n\nZie de bijlage bij deze mail. De vloer van de zaal is gescheurd."

    assert one_line(text, "", is_mail=True).text == "De vloer van de zaal is gescheurd."


def test_a_table_is_told_by_its_columns_and_an_appointment_by_what_it_is_called() -> None:
    table = "Blad1\n\nnaam: Els | rol: tolk | uren: 8\nnaam: Bo | rol: arts | uren: 16"
    calendar = "BEGIN:VCALENDAR\nSUMMARY:Gesprek aannemer"

    assert one_line(table, "rooster", is_mail=False).text == "Tabel met naam, rol, uren"
    assert one_line(calendar, "Gesprek aannemer", is_mail=False).text == "Gesprek aannemer"


@pytest.mark.parametrize("text", ["", "12 | 13\n14 | 15"])
def test_a_document_without_words_has_no_line_and_no_claim(text: str) -> None:
    found = one_line(text, "Tabel", is_mail=False)

    assert (found.text, found.support) == ("", "not_checkable")


def test_what_is_no_sentence_is_told_by_its_first_line() -> None:
    found = one_line("Standplaats | Naam\n1 | leeg", "Tabel", is_mail=False)

    assert found.text == "Standplaats | Naam"


def test_a_long_sentence_ends_at_a_word() -> None:
    found = one_line(f"De markt {'staat op het plein ' * 20}.", "Markt", is_mail=False)

    assert len(found.text) <= 160
    assert found.text.endswith("…")
    assert found.text.removesuffix("…").split()[-1] in ("op", "het", "plein", "staat")


@settings(deadline=None)  # a busy machine is no error
@given(st.text(max_size=300), st.text(max_size=40), st.booleans())
def test_the_line_stands_in_the_text(text: str, title: str, is_mail: bool) -> None:
    found = one_line(text, title, is_mail=is_mail)

    assert found.text.removesuffix("…") in " ".join(text.split()) + "…"

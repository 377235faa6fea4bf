"""What does not show in a file is no part of what is published."""

from hypothesis import given
from hypothesis import strategies as st

from app.values.dossiers import Hidden, Page
from app.woo.export.shown import shown
from app.woo.redaction.marks import Mark, taken_out
from tests.support.dossiers import a_document

TEXT = (
    "Voorstel van Jan.\n\nOpmerking: Niet zo\nzeggen, Piet!\n\nDe raad beslist. Stiekem dit.\n\n"
    "Opmerking: dit staat echt in de tekst.\n\nLijst (verborgen blad)\n\nnaam: Els | bsn: 1\n\n"
    "Blad3\n\nnaam: Bo | rol: tolk"
)
SEEN = (
    "Voorstel van Jan.\n\nDe raad beslist. \n\n"
    "Opmerking: dit staat echt in de tekst.\n\nBlad3\n\nnaam: Bo | rol: tolk"
)
DOCUMENT = a_document(
    hidden=(
        Hidden("comment", "Wim Boer 2026-02-03 Niet zo zeggen, Piet!"),
        Hidden("hidden_text", "Stiekem dit."),
    )
)


def mark(text: str) -> Mark:
    start = TEXT.index(text)
    return Mark(1, start, start + len(text), ("5.1.2.e",))


def test_comments_hidden_text_and_hidden_sheets_go_and_the_rest_stays() -> None:
    (page,) = shown(DOCUMENT, [Page(1, TEXT)], []).pages

    assert page.text == SEEN


def test_marks_move_along_and_those_in_what_is_gone_fall_away() -> None:
    wanted = ["Jan", "Piet", "raad", "Els", "Bo"]
    made = shown(DOCUMENT, [Page(1, TEXT)], [mark(text) for text in wanted])

    assert taken_out(made.pages, made.marks) == ["Jan", "raad", "Bo"]


@given(st.text(alphabet="ab \n:|", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_text_without_anything_hidden_stays_as_it_is(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    marks = [Mark(1, start, end, ())] if start < end else []

    made = shown(a_document(), [Page(1, text)], marks)

    assert [page.text for page in made.pages] == [text]
    assert list(made.marks) == marks

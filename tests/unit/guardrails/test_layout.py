"""Where words stand around a place: in a sentence, on a line, above a column."""

import pytest

from guardrails import layout

HERE = "^"  # marks the place in a text


def placed(marked: str) -> tuple[str, int]:
    return marked.replace(HERE, ""), marked.index(HERE)


@pytest.mark.parametrize(
    ("marked", "limit", "words"),
    [
        pytest.param("Mijn BSN is ^1", 80, "mijn bsn is ", id="lower case, up to the place"),
        pytest.param("abcdef^", 3, "def", id="no further than the limit"),
        pytest.param("kop\n\nnu ^", 80, "\nnu ", id="not from another paragraph"),
        pytest.param("a\n\nb\n\nc ^", 80, "\nc ", id="from the last paragraph"),
        pytest.param("een\ntwee ^", 80, "een\ntwee ", id="from the line above"),
        pytest.param("^nu", 80, "", id="nothing at the start"),
    ],
)
def test_words_before_a_place(marked: str, limit: int, words: str) -> None:
    assert layout.before(*placed(marked), limit) == words


@pytest.mark.parametrize(
    ("marked", "limit", "words"),
    [
        pytest.param("1^ is een BSN", 80, " is een bsn", id="lower case, from the place"),
        pytest.param("^abcdef", 3, "abc", id="no further than the limit"),
        pytest.param("a^ b\nc\nd", 80, " b", id="not from the next line"),
        pytest.param("a^", 80, "", id="nothing at the end"),
    ],
)
def test_words_after_a_place(marked: str, limit: int, words: str) -> None:
    assert layout.after(*placed(marked), limit) == words


@pytest.mark.parametrize(
    ("marked", "limit", "words"),
    [
        pytest.param("Dit is Zo ^", 80, "dit is zo ", id="lower case, up to the place"),
        pytest.param("Een. Twee. Dan ^", 80, "dan ", id="after the last full stop"),
        pytest.param("Wat? Ja ^", 80, "ja ", id="after a question mark"),
        pytest.param("Kop\n\nja ^", 80, "ja ", id="after an empty line"),
        pytest.param("art. 5 en ^", 80, "art. 5 en ", id="a full stop in an abbreviation"),
        pytest.param("abcdef^", 3, "def", id="no further than the limit"),
    ],
)
def test_words_before_a_place_in_its_sentence(marked: str, limit: int, words: str) -> None:
    assert layout.sentence_before(*placed(marked), limit) == words


@pytest.mark.parametrize(
    ("marked", "limit", "words"),
    [
        pytest.param("^ En Dan", 80, " en dan", id="lower case, from the place"),
        pytest.param("^ ja. Een. Twee", 80, " ja", id="up to the first full stop"),
        pytest.param("^ ja\n\nkop", 80, " ja", id="up to an empty line"),
        pytest.param("^abcdef", 3, "abc", id="no further than the limit"),
    ],
)
def test_words_after_a_place_in_its_sentence(marked: str, limit: int, words: str) -> None:
    assert layout.sentence_after(*placed(marked), limit) == words


@pytest.mark.parametrize(
    ("marked", "limit", "line"),
    [
        pytest.param("a\nEen ^lijn\nb", 80, "Een lijn", id="between two others"),
        pytest.param("Een ^lijn", 80, "Een lijn", id="the only one"),
        pytest.param("^Een\nb", 80, "Een", id="the first"),
        pytest.param("abcd^efgh", 2, "cdef", id="no further than the limit"),
        pytest.param("a\nbcd^ef\ng", 2, "cdef", id="the limit before the line ends"),
        pytest.param("a\n^\nb", 80, "", id="an empty one"),
        pytest.param("a\nb\nEen ^lijn\nc\nd", 80, "Een lijn", id="of many"),
        pytest.param("\nEen ^lijn", 80, "Een lijn", id="after an empty one"),
        pytest.param("^\nb", 80, "", id="an empty first"),
        pytest.param("abcd^efgh\ni", 2, "cdef", id="longer than the limit"),
    ],
)
def test_the_line_around_a_place(marked: str, limit: int, line: str) -> None:
    assert layout.line_of(*placed(marked), limit) == line


@pytest.mark.parametrize(
    ("marked", "heading"),
    [
        pytest.param("Naam;BSN;Stad\nX;^1;Ede", "bsn", id="semicolons"),
        pytest.param("naam|bsn|stad\nX|^1|Ede", "bsn", id="bars"),
        pytest.param("naam\tbsn\tstad\nX\t^1\tEde", "bsn", id="tabs"),
        pytest.param("naam,bsn,stad\nX,^1,Ede", "bsn", id="commas"),
        pytest.param("naam;bsn;stad\n^X;1;Ede", "naam", id="the first column"),
        pytest.param("naam;bsn;stad\nX;1;^Ede", "stad", id="the last column"),
        pytest.param("naam;bsn;stad\nX;1;Ede\nY;^2;Ede", "bsn", id="the second row"),
        pytest.param("naam;X;stad\nX;^1;Ede", "x", id="a letter"),
        pytest.param('naam;"bsn";stad\nX;^1;Ede', "bsn", id="quotes"),
        pytest.param(
            "| naam | **bsn** | x |\n|---|---|---|\n| X | ^1 | y |", "bsn", id="Markdown"
        ),
        pytest.param("Lijst\nnaam;bsn;stad\nX;^1;Ede", "bsn", id="a title above the table"),
        pytest.param("Tekst.\n\nnaam;bsn;stad\nX;^1;Ede", "bsn", id="after a paragraph"),
        pytest.param("naam   bsn    stad\nX      ^1      Ede", "bsn", id="set with spaces"),
        pytest.param("naam   bsn    stad\nX     ^1       Ede", "bsn", id="one place off"),
        pytest.param("naam   bsn    stad\nX        ^1    Ede", "", id="two places off"),
        pytest.param("naam   bsn    stad\nX: de heer ^1 uit Ede", "", id="a sentence below it"),
        pytest.param("naam   bsn\nX      ^1", "", id="two columns set with spaces"),
        pytest.param("naam;bsn\nX;^1", "", id="two columns"),
        pytest.param("naam;bsn;stad\nX;^1", "", id="a row with fewer cells"),
        pytest.param("naam;bsn;stad\nX;^1;Ede;?", "", id="a row with more cells"),
        pytest.param("naam;bsn;^stad", "", id="the headings themselves"),
        pytest.param("naam;bsn;stad\n\nX;^1;Ede", "", id="another paragraph"),
        pytest.param(f"{'n' * 40};bsn;stad\nX;^1;Ede", "", id="a cell as long as a sentence"),
        pytest.param(f"{'n' * 39};bsn;stad\nX;^1;Ede", "bsn", id="a long heading"),
        pytest.param("", "", id="an empty text"),
    ],
)
def test_the_heading_above_a_place(marked: str, heading: str) -> None:
    assert layout.column(*placed(marked or HERE)) == heading


@pytest.mark.parametrize(
    ("rows", "heading"), [(600, "bsn"), (5000, "-")], ids=["near enough", "too far up"]
)
def test_a_heading_is_looked_for_a_while(rows: int, heading: str) -> None:
    text, place = placed("naam;bsn;stad\n" + "-;-;-\n" * rows + "Y;^2;Ede")

    assert layout.column(text, place) == heading


@pytest.mark.parametrize("distance", [19_900, 20_010])
def test_a_row_as_long_as_a_document_is_read_for_a_while(distance: int) -> None:
    text = "naam;bsn;stad\nX;" + "-" * distance
    heading = layout.column(text + ";Ede", len(text))

    assert heading == ("bsn" if distance < 20_000 else "")


def test_words_are_found_by_how_they_begin() -> None:
    text = "Pin en puk, de spin, pi-pin PINnen"

    assert list(layout.words_that_start(text, frozenset(["pin", "puk"]))) == [0, 7, 28]

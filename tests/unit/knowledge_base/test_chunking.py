import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.chunking import TARGET, chunks, embedded_text, joined
from knowledge_base.contract import Extracted, Section

PIECES = st.sampled_from(
    [
        "Artikel 5.1",
        "De minister:",
        "- eerste",
        "1. tweede",
        "a. derde",
        "\n\n",
        "\n",
        " ",
        "| a | b |",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=60), max_size=40).map("".join)


def document(*sections: Section, title: str = "Beleidsregel") -> Extracted:
    return Extracted(title, sections)


@given(st.lists(TEXTS, max_size=4), st.integers(20, 400))
def test_chunks_joined_are_the_document_again(texts: list[str], target: int) -> None:
    sections = [Section(text, f"Kop {n}", n) for n, text in enumerate(texts)]

    made = chunks("d", "d.md", document(*sections), target)

    assert joined(made) == tuple(
        Section(s.text.lstrip(), s.heading, s.page) for s in sections if s.text.strip()
    )


@given(TEXTS, st.integers(20, 400))
def test_no_chunk_is_empty_or_far_too_long(text: str, target: int) -> None:
    made = chunks("d", "d.md", document(Section(text)), target)

    assert all(chunk.text.strip() for chunk in made)
    assert all(len(chunk.text) <= 4 * target + 400 for chunk in made)


def test_a_chunk_never_crosses_a_heading() -> None:
    made = chunks("d", "d.md", document(Section("Kort.", "Een"), Section("Ook kort.", "Twee")))

    assert [(chunk.heading, chunk.text) for chunk in made] == [
        ("Een", "Kort."),
        ("Twee", "Ook kort."),
    ]


def test_the_line_that_opens_a_list_travels_with_every_part_of_the_list() -> None:
    items = "\n".join(f"- voorwaarde {n} {'woord ' * 20}" for n in range(20))

    made = chunks("d", "d.md", document(Section(f"De aanvrager moet:\n{items}")), 400)

    assert len(made) > 2
    assert made[0].text.startswith("De aanvrager moet:\n- voorwaarde 0")
    assert {chunk.context for chunk in made[1:]} == {"De aanvrager moet:"}
    assert "De aanvrager moet:" in embedded_text(made[-1])


def test_an_article_number_stays_with_its_text() -> None:
    text = f"{'Inleiding. ' * 30}\n\nArtikel 5.1\n\nHet bestuursorgaan beslist. {'Lid. ' * 30}"

    made = chunks("d", "d.md", document(Section(text)), 300)

    assert any(c.text.startswith("Artikel 5.1\n\nHet bestuursorgaan") for c in made)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = " ".join(f"Dit is zin nummer {n} van een heel lange alinea." for n in range(100))

    made = chunks("d", "d.md", document(Section(text)))

    assert len(made) > 1
    assert all(chunk.text.endswith("alinea.") for chunk in made)
    assert all(len(chunk.text) <= 1.5 * TARGET for chunk in made)


def test_title_and_headings_are_embedded_but_not_quoted() -> None:
    [chunk] = chunks("d", "d.md", document(Section("De termijn is vier weken.", "Woo > Termijn")))

    assert chunk.text == "De termijn is vier weken."
    assert embedded_text(chunk) == "Beleidsregel. Woo. Termijn\nDe termijn is vier weken."


@pytest.mark.parametrize("text", ["", "  \n\n "])
def test_a_section_without_text_gives_no_chunk(text: str) -> None:
    assert chunks("d", "d.md", document(Section(text))) == []


def test_page_title_and_place_travel_along() -> None:
    made = chunks("d", "map/d.pdf", document(Section("Een.", "K", 3), Section("Twee.", "K", 4)))

    assert [(c.page, c.path, c.title, c.ordinal) for c in made] == [
        (3, "map/d.pdf", "Beleidsregel", 0),
        (4, "map/d.pdf", "Beleidsregel", 1),
    ]

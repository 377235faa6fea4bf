import pytest

from knowledge_base.readers.headings import division_level


@pytest.mark.parametrize(
    "line",
    [
        "Artikel 5",
        "Artikel 5.1 Uitzonderingen",
        "Artikel 7:658a",
        "Hoofdstuk IV. Slotbepalingen",
        "Hoofdstuk 2 - Toegang",
        "§ 3.2 Termijnen",
        "Bijlage A: Begrippen",
        "AFDELING 4.1.3 TERMIJNEN",
    ],
)
def test_a_division_is_a_heading(line: str) -> None:
    assert division_level(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Artikel 5 bepaalt dat het besluit binnen vier weken volgt.",
        "Artikel 5 en artikel 6",
        "Artikelen zijn er genoeg",
        "Deel dit met je collega",
        "Bijlagen",
        "Artikel 5 Uitzonderingen gelden niet,",
        "Titel van het document",
        "Artikel 5 " + "X" * 200,
    ],
)
def test_a_sentence_is_not(line: str) -> None:
    assert division_level(line) is None


def test_an_article_stands_below_its_chapter() -> None:
    chapter, article = division_level("Hoofdstuk 5"), division_level("Artikel 5.1")

    assert chapter is not None
    assert article is not None
    assert chapter < article

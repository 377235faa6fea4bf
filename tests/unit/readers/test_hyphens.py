import pytest

from knowledge_base.readers.hyphens import Hyphens

SAID = ["De informatievoorziening van hoog-risico AI-systemen", "is niet-openbaar en hoog-risico."]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        pytest.param(
            "de informatie-", "voorziening", "de informatievoorziening", id="seen as one"
        ),
        pytest.param(
            "een hoog-", "risico systeem", "een hoog-risico systeem", id="seen with hyphen"
        ),
        pytest.param("het AI-", "systeem", "het AI-systeem", id="abbreviation"),
        pytest.param("in-", "en uitvoer", "in- en uitvoer", id="stands for the rest"),
        pytest.param("de samen-", "werking", "de samenwerking", id="not seen"),
        pytest.param("gewone regel", "loopt door", "gewone regel loopt door", id="no hyphen"),
        pytest.param("punt -", "streep", "punt - streep", id="dash"),
        pytest.param("2024-", "2025", "2024- 2025", id="figures"),
    ],
)
def test_words_are_joined_as_the_document_writes_them(above: str, below: str, joined: str) -> None:
    assert Hyphens(SAID).join(above, below) == joined


def test_a_document_that_never_breaks_words_keeps_the_hyphens_it_has() -> None:
    lines = ["een hoog-", "risico systeem", "hoog-risico", "een mens-", "machine"]

    assert Hyphens(lines).join("een mens-", "machine") == "een mens-machine"

"""The word index in its catalogue: stems, compounds, and staying in step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge_base.catalogue import Catalogue, Document, opened
from knowledge_base.hybrid import asked
from tests.support.knowledge_base import a_chunk


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with opened(tmp_path / "c.sqlite") as made:
        yield made


def put(catalogue: Catalogue, name: str, *texts: str) -> None:
    document = Document(name, "root", name, f"{name}.md", "Titel", "x", len(texts), "2026-01-01")
    catalogue.put(document, [a_chunk(t, document=name, n=n) for n, t in enumerate(texts)])


def found(catalogue: Catalogue, question: str) -> list[str]:
    hits = catalogue.words.search(tuple(asked(question, catalogue).idf), 10)
    chunks = catalogue.chunks_by_row([hit.chunk for hit in hits])
    return [chunks[hit.chunk].document for hit in hits]


def test_a_compound_is_found_by_its_parts(catalogue: Catalogue) -> None:
    put(catalogue, "woo", "De beslistermijn is vier weken.")
    put(catalogue, "awb", "Wie moet beslissen, doet dat binnen een termijn.")
    put(catalogue, "weg", "Parkeren kost geld.")
    catalogue.settle()

    assert set(found(catalogue, "de termijn om te beslissen")) == {"woo", "awb"}
    assert set(found(catalogue, "beslistermijn")) == {"woo", "awb"}


def test_a_word_that_comes_later_splits_the_compound_that_was_there(
    catalogue: Catalogue,
) -> None:
    put(catalogue, "woo", "De beslistermijn is kort.")
    catalogue.settle()
    assert found(catalogue, "termijn") == []

    put(catalogue, "awb", "Een termijn om te beslissen.")
    catalogue.settle()

    assert set(found(catalogue, "termijn")) == {"woo", "awb"}


def test_a_compound_is_whole_again_when_its_part_has_left(catalogue: Catalogue) -> None:
    put(catalogue, "woo", "De beslistermijn is kort.")
    put(catalogue, "awb", "Een termijn om te beslissen.")
    catalogue.settle()
    catalogue.remove("awb")
    catalogue.settle()

    assert found(catalogue, "termijn") == []
    assert found(catalogue, "beslistermijn") == ["woo"]


def test_rare_words_weigh_more_than_common_ones(catalogue: Catalogue) -> None:
    for n in range(9):
        put(catalogue, f"d{n}", "algoritme" + (" ponton" if n == 0 else ""))

    weights = catalogue.words.weights(["algoritme", "ponton", "onbekend"])

    assert weights["algoritme"] < weights["ponton"] < weights["onbekend"]


@pytest.mark.parametrize("question", ["", "de het een", '"', "AND OR NOT", "a* (b", "5.1 NEAR(x)"])
def test_no_question_breaks_the_query(catalogue: Catalogue, question: str) -> None:
    put(catalogue, "d", "Iets.")

    assert isinstance(found(catalogue, question), list)


def test_neighbours_come_in_reading_order_and_stop_at_the_edges(catalogue: Catalogue) -> None:
    put(catalogue, "d", "een", "twee", "drie", "vier")
    chunks = catalogue.chunks("d")

    assert [c.text for c in catalogue.neighbours(chunks[1], 1)] == ["een", "twee", "drie"]
    assert [c.text for c in catalogue.neighbours(chunks[0], 1)] == ["een", "twee"]

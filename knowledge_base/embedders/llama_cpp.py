"""An embedder from a GGUF file through llama.cpp: its own model on its own thread."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import llama_cpp
import numpy as np

from knowledge_base.vectors import Matrix, Vector

_BLOCK = 1 << 20


class LlamaCppEmbedder:
    """Pooling by mean unless the file says otherwise; `prefixes` for question and passage.

    A llama.cpp context belongs to one thread, so a single worker owns it and callers wait.
    """

    def __init__(
        self,
        path: Path,
        *,
        prefixes: tuple[str, str] = ("", ""),
        spread: float = 0.4,
        context_length: int = 512,
        threads: int | None = None,
    ) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedder")
        self._window = context_length
        self.spread = spread
        self._for_question, self._for_passage = prefixes
        self._model = self._worker.submit(_loaded, path, context_length, threads).result()
        self.name = "/".join(part for part in (f"gguf-{_digest(path)}", *prefixes) if part)
        self.dimensions = int(self._model.n_embd())

    def passages(self, texts: Sequence[str]) -> Matrix:
        prefixed = [self._for_passage + text for text in texts]
        return self._worker.submit(self._embedded, prefixed).result()

    def question(self, text: str) -> Vector:
        vector: Vector = self._worker.submit(self._embedded, [self._for_question + text]).result()[
            0
        ]
        return vector

    def close(self) -> None:
        self._worker.submit(self._model.close).result()
        self._worker.shutdown()

    def _embedded(self, texts: list[str]) -> Matrix:
        """Longer than the window: the mean of the windows, as the default embedder does it."""
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = np.mean([self._vector(piece) for piece in self._windows(text)], axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Matrix = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
        return unit

    def _windows(self, text: str) -> list[str]:
        tokens = self._model.tokenize(text.encode("utf-8", "replace"), special=False)
        room = self._window - 2
        if len(tokens) <= room:
            return [text]
        starts = range(0, len(tokens), room)
        pieces = (self._model.detokenize(tokens[start : start + room]) for start in starts)
        return [piece.decode("utf-8", "ignore") for piece in pieces]

    def _vector(self, text: str) -> Vector:
        return np.asarray(self._model.embed(text or " ", normalize=True), dtype=np.float32)


def _loaded(path: Path, context_length: int, threads: int | None) -> llama_cpp.Llama:
    return llama_cpp.Llama(
        model_path=str(path),
        embedding=True,
        pooling_type=llama_cpp.LLAMA_POOLING_TYPE_MEAN,
        n_ctx=context_length,
        n_batch=context_length,
        n_ubatch=context_length,
        n_threads=threads,
        n_threads_batch=threads,
        verbose=False,
    )


def _digest(path: Path) -> str:
    """Two files with the same name are not the same model."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()[:12]

"""An embedder behind an OpenAI-compatible endpoint (llama-server, vLLM, Ollama, TEI)."""

from collections.abc import Sequence
from typing import Any

import httpx
import numpy as np

from knowledge_base.contract import EmbedderAway
from knowledge_base.vectors import Matrix, Vector

_BATCH = 64
_TIMEOUT = httpx.Timeout(120.0, connect=5.0)


class OpenAICompatibleEmbedder:
    """`prefixes` are put before a question and a passage, for models that were trained so.

    Raises EmbedderAway at construction when the endpoint gives no vector of one size.
    """

    def __init__(
        self,
        url: str,
        model: str,
        *,
        key: str = "",
        prefixes: tuple[str, str] = ("", ""),
        spread: float = 0.4,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        # A call to a neighbour must not go out through a proxy from the environment.
        self._client = httpx.Client(
            base_url=url, headers=headers, timeout=_TIMEOUT, trust_env=False, transport=transport
        )
        self._model = model
        self.spread = spread
        self._for_question, self._for_passage = prefixes
        self.name = "/".join(part for part in ("openai", model, *prefixes) if part)
        self.dimensions = self._embedded(["maat"]).shape[1]

    def passages(self, texts: Sequence[str]) -> Matrix:
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = [self._for_passage + text for text in texts[start : start + _BATCH]]
            vectors[start : start + len(batch)] = self._embedded(batch)
        return vectors

    def question(self, text: str) -> Vector:
        vector: Vector = self._embedded([self._for_question + text])[0]
        return vector

    def close(self) -> None:
        self._client.close()

    def _embedded(self, texts: list[str]) -> Matrix:
        try:
            response = self._client.post("embeddings", json={"model": self._model, "input": texts})
            response.raise_for_status()
            rows = sorted(response.json()["data"], key=lambda row: int(row["index"]))
            return _unit([row["embedding"] for row in rows], len(texts))
        except (httpx.HTTPError, KeyError, TypeError, ValueError) as error:
            raise EmbedderAway(
                f"De embedder '{self._model}' geeft geen bruikbaar antwoord ({error})."
            ) from error


def _unit(rows: list[Any], expected: int) -> Matrix:
    vectors = np.asarray(rows, dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != expected:  # noqa: PLR2004  (a matrix)
        raise ValueError(f"{expected} vectoren verwacht")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Matrix = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit

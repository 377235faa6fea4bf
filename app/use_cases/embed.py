"""Make vectors of texts, as the knowledge base does."""

from collections.abc import Sequence
from dataclasses import dataclass

import anyio
import numpy as np
from anyio.to_thread import run_sync

from knowledge_base.contract import Embedder
from knowledge_base.vectors import Matrix


@dataclass(frozen=True, slots=True)
class Embed:
    embedder: Embedder
    _one_at_a_time: anyio.CapacityLimiter

    @property
    def name(self) -> str:
        return self.embedder.name

    async def passages(self, texts: Sequence[str]) -> Matrix:
        """One unit vector a row, for texts that are to be found."""
        return await run_sync(self.embedder.passages, texts, limiter=self._one_at_a_time)

    async def questions(self, texts: Sequence[str]) -> Matrix:
        """One unit vector a row, for questions that look for passages."""
        return await run_sync(self._questions, texts, limiter=self._one_at_a_time)

    def _questions(self, texts: Sequence[str]) -> Matrix:
        return np.stack([self.embedder.question(text) for text in texts])

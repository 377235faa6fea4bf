"""Which beginnings of prompts are still warm: a memory of evaluated tokens, within a budget."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Tokens = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Prefix:
    """Evaluated tokens with the state of the model after them."""

    tokens: Tokens
    state: bytes


class WarmPrefixes:
    """Keeps the states that were used last; together never more than `budget` bytes."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._kept: list[Prefix] = []  # used longest ago first

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def size(self) -> int:
        return sum(len(prefix.state) for prefix in self._kept)

    def best(self, tokens: Sequence[int]) -> tuple[Prefix | None, int]:
        """The prefix that shares most with these tokens, and how many tokens that is."""
        wanted = np.asarray(tokens, np.int32)
        shared = [shared_length(prefix.tokens, wanted) for prefix in self._kept]
        if not any(shared):
            return None, 0
        longest = int(np.argmax(shared))
        prefix = self._kept.pop(longest)
        self._kept.append(prefix)
        return prefix, shared[longest]

    def keep(self, prefix: Prefix) -> None:
        """Remember it; a kept prefix that it continues is forgotten, it adds nothing."""
        if len(prefix.state) > self._budget:
            return
        self._kept = [
            kept
            for kept in self._kept
            if shared_length(kept.tokens, prefix.tokens) < len(kept.tokens)
        ]
        self._kept.append(prefix)
        while self.size > self._budget:
            self._kept.pop(0)


def shared_length(some: Tokens, others: Tokens) -> int:
    """How many tokens two sequences have in common from the start."""
    length = min(len(some), len(others))
    different = np.flatnonzero(some[:length] != others[:length])
    return int(different[0]) if len(different) else length

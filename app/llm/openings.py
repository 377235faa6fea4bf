"""How probable it is that an answer opens with one word rather than another."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

_UNDECIDED = 0.5


def spellings(word: str) -> tuple[str, ...]:
    """The ways in which a model may begin an answer with this word."""
    forms = (word, word.capitalize(), word.upper())
    return (*forms, *(f" {form}" for form in forms))


def preference(logits: NDArray[np.float32], wanted: set[int], other: set[int]) -> float:
    """Probability (0..1) of the wanted first tokens against the others, from raw logits."""
    shared = wanted & other
    ours, theirs = sorted(wanted - shared), sorted(other - shared)
    if not ours or not theirs:
        return _UNDECIDED
    highest = max(logits[ours].max(), logits[theirs].max())
    for_us = float(np.exp(logits[ours] - highest).sum())
    for_them = float(np.exp(logits[theirs] - highest).sum())
    return for_us / (for_us + for_them)


def preference_in(logprobs: Mapping[str, float], wanted: str, other: str) -> float | None:
    """The same from the log probabilities of the likeliest first tokens; None without them."""
    for_us = sum(float(np.exp(logprobs[form])) for form in spellings(wanted) if form in logprobs)
    for_them = sum(float(np.exp(logprobs[form])) for form in spellings(other) if form in logprobs)
    return for_us / (for_us + for_them) if for_us or for_them else None

"""How probable it is that an answer opens with one word rather than another."""

import math
import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from app.values.language import Event, Opened, Opening, Text

UNDECIDED = 0.5

# Enough to know the first word and what comes after it: no more of it can belong to the opening.
_FIRST_WORD = re.compile(r"\W*\w+\W+\w")
_LETTER = re.compile(r"\w")

# After the word: not the rest of a longer one; then bold ends, a comma or the like, a dash, space.
_MARKS = r"(?![-'’]?\w)[.,:;!?…]*\1[.,:;!?…]*(?:[ \t]+[-–—]+(?=\s))?\s*"


def spellings(word: str) -> tuple[str, ...]:
    """The ways in which a model may begin an answer with this word."""
    forms = (word, word.capitalize(), word.upper())
    return (*forms, *(f" {form}" for form in forms))


def preference(logits: NDArray[np.float32], wanted: set[int], other: set[int]) -> float:
    """Probability (0..1) of the wanted first tokens against the others, from raw logits."""
    shared = wanted & other
    ours, theirs = sorted(wanted - shared), sorted(other - shared)
    if not ours or not theirs:
        return UNDECIDED
    highest = max(logits[ours].max(), logits[theirs].max())
    for_us = float(np.exp(logits[ours] - highest).sum())
    for_them = float(np.exp(logits[theirs] - highest).sum())
    return for_us / (for_us + for_them)


def preference_in(logprobs: Mapping[str, float], opening: Opening) -> float | None:
    """The same from the log probabilities of the likeliest first tokens.

    None where neither word is among them. A vocabulary may cut a word, so its beginning counts
    where the whole word is not there.
    """
    for_us = _probability(logprobs, opening.wanted, opening.other)
    for_them = _probability(logprobs, opening.other, opening.wanted)
    return for_us / (for_us + for_them) if for_us or for_them else None


def _probability(logprobs: Mapping[str, float], word: str, other: str) -> float:
    found: dict[str, float] = {}
    for token, logprob in logprobs.items():
        begun = token.strip().casefold()
        found[begun] = found.get(begun, 0.0) + math.exp(min(logprob, 0.0))
    word, other = word.casefold(), other.casefold()
    begins = (word[:size] for size in range(len(word), 0, -1))
    return next((found[b] for b in begins if b in found and not other.startswith(b)), 0.0)


class FirstWord:
    """Takes the opening word off an answer that comes in pieces, and tells how probable it was.

    The first event is `Opened`. What was measured decides, and without it the word itself.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._held = ""
        self._told = False
        self._measured: float | None = None
        self._begun = False

    def measure(self, token: str, logprobs: Mapping[str, float]) -> None:
        """The next token, and the log probabilities of what could have stood there."""
        if not self._begun and _LETTER.search(token):
            self._begun = True
            self._measured = preference_in(logprobs, self._opening)

    def feed(self, text: str) -> list[Event]:
        """What is certain now."""
        if self._told:
            return [Text(text)]
        self._held += text
        return self._tell() if _FIRST_WORD.match(self._held) else []

    def finish(self) -> list[Event]:
        """What was held back, once no more text will come."""
        return [] if self._told else self._tell()

    def _tell(self) -> list[Event]:
        self._told = True
        wanted = _lead(self._opening.wanted, self._held)
        other = _lead(self._opening.other, self._held)
        probability = self._measured
        if probability is None:
            probability = 1.0 if wanted else 0.0 if other else UNDECIDED
        text = self._held[wanted or other :]
        return [Opened(probability), *([Text(text)] if text else [])]


def _lead(word: str, text: str) -> int:
    """How much of the beginning of a text is this word with its marks; 0 where it is not."""
    found = re.match(rf"\s*(\**){re.escape(word)}{_MARKS}", text, re.IGNORECASE)
    return found.end() if found else 0

"""Joins words that were broken at the end of a line, and keeps hyphens that belong."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BROKEN = re.compile(r"(?P<left>[^\W_][\w-]*)-$")
_START = re.compile(r"^[^\W\d_]\w*")
_LONGEST_WORD = 100
# "in- en uitvoer": the hyphen stands for the rest of the next word.
_STANDS_FOR_REST = frozenset({"en", "of", "tot", "dan", "maar", "noch"})


class Hyphens:
    """Learns from the lines of a document which of its words have a hyphen."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            for word in _WORD.findall(line.lower()):
                parts = word.split("-")
                self._words.update(parts)
                self._words.update("-".join(pair) for pair in pairwise(parts))
        breaks = [_break(above, below) for above, below in pairwise(lines)]
        leanings = [self._leaning(*found) for found in breaks if found]
        # What the document cannot tell of this word, it tells of its words in general.
        self._keeps_by_default = sum(leanings) > 0

    def join(self, above: str, below: str) -> str:
        """Give two lines of one paragraph as one."""
        if not (found := _break(above, below)):
            return f"{above} {below}"
        left, right = found
        leaning = self._leaning(left, right)
        keeps = leaning > 0 or (leaning == 0 and self._keeps_by_default)
        if keeps or not left[-1].islower() or not right[0].islower():
            return above + below
        return above[:-1] + below

    def _leaning(self, left: str, right: str) -> int:
        """Give 1 where the word is seen with a hyphen, -1 where it is seen as one word."""
        left, right = left.lower(), right.lower()
        with_hyphen, as_one = self._words[f"{left}-{right}"], self._words[f"{left}{right}"]
        return (with_hyphen > as_one) - (with_hyphen < as_one)


def _break(above: str, below: str) -> tuple[str, str] | None:
    """Give the part of a word before a line end and the part after it, if a word is broken."""
    broken, start = _BROKEN.search(above[-_LONGEST_WORD:]), _START.match(below)
    if not broken or not start or start[0] in _STANDS_FOR_REST:
        return None
    left = broken["left"].rpartition("-")[2]
    return (left, start[0]) if left else None

"""Words that are each other's opposite, so that a text can turn round without a "not"."""

import re
from functools import cache

from dutch.wordlists import lines

Sides = frozenset[tuple[int, bool]]


def sides(text: str) -> Sides:
    """The ends of scales that a text names: the place of the scale, and whether it is the left."""
    known = _sides()
    return frozenset(side for word in _words().finditer(text) for side in known[word[0].lower()])


def opposed(one: Sides, other: Sides) -> bool:
    """Whether one names an end of a scale of which the other names only the opposite."""
    return any(
        (scale, not left) in other and (scale, left) not in other and (scale, not left) not in one
        for scale, left in one
    )


@cache
def _sides() -> dict[str, set[tuple[int, bool]]]:
    found: dict[str, set[tuple[int, bool]]] = {}
    for scale, line in enumerate(lines("opposites.txt")):
        for left, words in zip((True, False), line.split("|"), strict=True):
            for word in words.split():
                found.setdefault(word.replace("_", " "), set()).add((scale, left))
    return found


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_sides(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)

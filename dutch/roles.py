"""Who does something in public life: words for the same role together."""

import re
from functools import cache

from dutch.wordlists import lines


def roles(text: str) -> frozenset[int]:
    """The roles that a text names, each by the place of its line in the list."""
    known = _roles()
    return frozenset(known[word[0].lower()] for word in _words().finditer(text))


@cache
def _roles() -> dict[str, int]:
    return {
        word.strip().lower(): place
        for place, line in enumerate(lines("roles.txt"))
        for word in line.split(",")
    }


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_roles(), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(longest_first)})(?=(?:s|en|n|e)?(?!\w))", re.IGNORECASE
    )

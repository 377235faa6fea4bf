"""Names of laws and regulations, with one normal form for the full and the short name."""

import re
from functools import cache

from dutch.wordlists import lines

_YEAR = re.compile(r"\s(?:19|20)\d\d$")


def law_key(name: str) -> str:
    """The name by which two ways of writing one law are the same; "" stays ""."""
    plain = _YEAR.sub("", name).lower()
    return _full_names().get(plain, plain)


@cache
def known_laws() -> str:
    """A regular expression for the names, the longest first."""
    names = [name for line in _named() for name in line]
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


@cache
def _full_names() -> dict[str, str]:
    return {name.lower(): line[0].lower() for line in _named() for name in line}


def _named() -> list[list[str]]:
    return [[name.strip() for name in line.split(",")] for line in lines("laws.txt")]

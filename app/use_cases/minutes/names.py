"""Names of people as they stand in transcripts and notes."""

import re
from collections.abc import Iterable

from dutch.stopwords import STOPWORDS
from guardrails.masking import is_same_person

_TITLES = (
    r"(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Dd]hr|[Mm]w|[Mm]evr|[Dd]rs|[Ii]r|[Mm]r|[Dd]r|[Pp]rof|"
    r"[Ww]ethouder|[Bb]urgemeester|[Mm]inister|[Ss]taatssecretaris|[Gg]edeputeerde|[Dd]irecteur)"
)
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
_LINK = r"(?:van|von|de|der|den|ten|ter|te|el|al|la|le|op|'t|in)"
NAME = rf"(?:{_TITLES}\.?\s)?{_WORD}(?:\s(?:{_LINK}\s){{0,3}}{_WORD}){{0,3}}"
_SURNAMES = ("Van", "Ten", "Ter", "El")
_TITLE = re.compile(rf"^{_TITLES}\.?\s+")


def plain(name: str) -> str:
    """The name without a form of address."""
    return _TITLE.sub("", name.strip()).strip(" ,;:-")


def is_name(words: str) -> bool:
    """Whether these capitalised words can be a person's name: not "Dan" or "Het MT"."""
    bare = plain(words)
    first, *rest = bare.split() or [""]
    if first.lower() in STOPWORDS:
        # "Mevrouw Van Rijn" is a name, "Het Rijk" is none.
        return bool(rest) and (bare != words.strip() or first in _SURNAMES)
    return not (first.isupper() and len(first.strip(".")) > 1 and not rest)


def known(name: str, people: Iterable[str]) -> str:
    """The fullest way the meeting names this person; the name itself when it is nobody's."""
    same = sorted({other for other in people if is_same_person(name, other)}, key=len)
    alone = same and all(is_same_person(one, same[-1]) for one in same)
    return same[-1] if alone else plain(name)

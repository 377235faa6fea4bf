"""Splits Dutch compounds into words that occur in the same collection.

"beslistermijn" becomes "beslis" and "termijn", so a question about "de termijn om te beslissen"
finds it, and the other way round. A part counts only when the collection uses it by itself.
"""

from collections.abc import Callable
from itertools import product

from knowledge_base.terms import stem

_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 2 * _SHORTEST_PART
_LINKS = ("", "s", "en", "e", "n")
_DEEPEST = 2


def parts(term: str, known: Callable[[str], bool], depth: int = _DEEPEST) -> tuple[str, ...]:
    """The stems that a stemmed term is made of, or nothing when it is no compound.

    The longest last part wins ("persoonsgegevensverwerking" is "persoonsgegevens" and
    "verwerking"), and parts that are compounds themselves are added with their own parts.
    """
    if depth == 0 or len(term) < _SHORTEST_COMPOUND or not term.isalpha():
        return ()
    cuts = range(_SHORTEST_PART, len(term) - _SHORTEST_PART + 1)
    for cut, link in product(cuts, _LINKS):
        head = stem(term[cut:])
        modifier = _modifier(term[:cut], link, known)
        if modifier and known(head):
            inner = (parts(part, known, depth - 1) for part in (modifier, head))
            return tuple(dict.fromkeys((modifier, head, *(p for ps in inner for p in ps))))
    return ()


def _modifier(first: str, link: str, known: Callable[[str], bool]) -> str:
    """The stem of the first part without its linking letters, when the collection knows it."""
    if not first.endswith(link) or len(first) - len(link) < _SHORTEST_PART:
        return ""
    found = stem(first[: len(first) - len(link)])
    return found if known(found) else ""

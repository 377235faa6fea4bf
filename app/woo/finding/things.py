"""What a finder of names takes for a person and is none: "gemaal De Snoek", a firm, a day."""

import re
from collections.abc import Collection, Iterable

from app.woo.documents.texts import words
from app.woo.finding.lists import word_list
from app.woo.finding.names import GREETINGS, TITLES, TOKEN
from guardrails.names.lexicon import lexicon

_CALENDAR = word_list("calendar")
# In a name the article has no capital behind a first name: "Jan de Snoek".
_WITH_ARTICLE = re.compile(r"(?:(?P<first>\S+) )?(?:De|Het|Den) (?P<last>[^\W\d_][\w'-]+)")
_INITIAL = re.compile(r"[^\W\d_](?:\.|$)")
_BEFORE = 20


class Things:
    """Filled while a dossier is read, and then asked about each name that was found."""

    def __init__(self, organisations: Iterable[str]) -> None:
        self._called: set[str] = set()
        self._organisations = frozenset(organisations)

    def notice(self, text: str, start: int, end: int) -> bool:
        """Whether it is none by its form; what is called "De ..." is remembered."""
        written = text[start:end]
        if _CALENDAR.issuperset(words(written)) or is_organisation(written, self._organisations):
            return True
        found = _WITH_ARTICLE.fullmatch(written)
        if not found or _addressed(text, start) or _is_first(found["first"] or ""):
            return False
        self._called.add(found["last"].casefold())
        return True

    def settle(self, surnames: Iterable[str]) -> None:
        """What somebody in the dossier is called is no thing, however it was written."""
        self._called -= {name.split()[-1].casefold() for name in surnames}

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether what was found here names no person."""
        written = text[start:end]
        said = words(written)
        if not said or _CALENDAR.issuperset(said):
            return True
        if _is_first(_first_word(written)) or _addressed(text, start):
            return False
        return said[-1] in self._organisations or said[-1] in self._called


def is_organisation(name: str, labels: Collection[str]) -> bool:
    """Such as "Klantenservice Duinstad" where a domain is called "duinstad"."""
    said = words(name)
    return bool(said) and said[-1] in labels and not _is_first(name.split(maxsplit=1)[0])


def _first_word(written: str) -> str:
    """What stands before the surname; nothing for a surname alone."""
    if found := _WITH_ARTICLE.fullmatch(written):
        return found["first"] or ""
    first, _, rest = written.partition(" ")
    return first if rest else ""


def _addressed(text: str, start: int) -> bool:
    before = TOKEN.findall(text[max(0, start - _BEFORE) : start])
    return bool(before) and before[-1].casefold() in TITLES | GREETINGS


def _is_first(word: str) -> bool:
    """Whether a word is an initial or a first name that the lists know."""
    return bool(_INITIAL.match(word)) or lexicon().is_first_name(word.casefold())

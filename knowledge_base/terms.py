"""From Dutch text to the terms that are indexed: folded, stemmed, without stop words."""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from threading import local
from typing import Protocol

import snowballstemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\W_]+(?:[.:][0-9]+[a-z]*)*(?:['’]s\b)?")
_ALGORITHM = "dutch"

_COMMON = """
aan af al alle allemaal als andere anders bij binnen daar daarbij daarmee daarna daarom dan dat
de deze die dit door dus een eens elk elke en enkele er ervan erg even geen ging gaat gaan geven
had hadden heb hebben hebt heeft heel hen het hier hij hoe hoeveel hun iemand iets ik in is ja je
jij jou jouw jullie kan kon konden kun kunnen kunt laten laat maar mag me meer men met mij mijn
moest moesten moet moeten mogen na naar nee niet niets nog nu of om omdat onder ons onze ook op
over per zo zoals te tegen ten ter tot tussen u uit uw van vanuit veel via voor waar waarbij
waarom waarvoor wanneer want waren was wat we wel welk welke werd werden wie wij wil willen word
worden wordt zal ze zelf zich zij zijn zo'n zou zouden zonder zullen hoort horen komt komen
staat staan doe doen doet
"""
STOP_WORDS = frozenset(_COMMON.split())


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (snowballstemmer's own name)


_own = local()


def _stemmer() -> _Stemmer:
    """The stemmer of this thread: it keeps state while it works."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = snowballstemmer.stemmer(_ALGORITHM)
    stemmer: _Stemmer = _own.stemmer
    return stemmer


def folded(text: str) -> str:
    """Lower case without diacritics: "Geëvalueerd" becomes "geevalueerd"."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def likeness(text: str) -> str:
    """The same for texts that differ only in case, accents, white space and punctuation."""
    letters = "".join(c for c in folded(text) if c.isalnum())
    return sha256(letters.encode()).hexdigest()[:16]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one folded word; numbers and mixed codes stay as they are."""
    word = word.removesuffix("'s").removesuffix("’s")
    return _stemmer().stemWord(word) if word.isalpha() else word


def terms(text: str) -> list[str]:
    """The index terms of a text in reading order, stop words left out."""
    words = (word.replace("’", "'") for word in _WORD.findall(folded(text)))
    return [stem(word) for word in words if word not in STOP_WORDS]

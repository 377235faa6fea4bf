"""Tangconstructies: how far apart words stand that belong together."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from dutch.passive import looks_like_participle
from dutch.plain.verbs import infinitives, participles
from dutch.spans import Span
from dutch.wordlists import listed
from dutch.words import words

_ARTICLES = listed("de het een deze dit die dat uw onze ons hun haar zijn mijn elke elk iedere")
_PREPOSITIONS = listed(
    "aan bij binnen boven buiten door in met na naar om onder op over per sinds te tegen tijdens "
    "tot tussen uit van vanaf via volgens voor wegens zonder krachtens ingevolge conform"
)
_AUXILIARIES = listed(
    "heb hebt heeft hebben had hadden is ben bent zijn was waren word wordt worden werd werden"
)
_MODALS = listed(
    "kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten zal zul "
    "zult zullen zou zouden wil wilt willen wilde wilden dient dienen hoeft hoeven"
)
_CLAUSE = re.compile(
    r"[,;:()?!–—]|\b(?:omdat|doordat|terwijl|zodat|maar|want|dat|als|indien|wanneer|die|tenzij|"
    r"mits|voordat|nadat|en|of|om|te|waar\w{2,6})\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"[a-zëï]{3,}(?:de|te|en|ende)$")
_INFINITIVE = re.compile(r"[a-zëï]{2,}(?:en|aan|ien|oen|ijn)$")
# Further apart than this, two words are not taken to belong together.
_FAR = 40


def tangs(sentence: str) -> Iterator[Span]:
    """From the first to the last word of each; a clause has at most one of either kind."""
    for clause in _clauses(sentence):
        inside = [word.text.lower() for word in clause]
        for first, last in filter(None, (_attribute(inside), _verbs(inside))):
            start, end = clause[first].start, clause[last].end
            yield Span(start, end, sentence[start:end])


def longest_tang(sentence: str) -> int:
    """Words between the two that belong together, in the widest one."""
    return max((len(list(words(tang.text))) - 2 for tang in tangs(sentence)), default=0)


def _clauses(sentence: str) -> Iterator[list[Span]]:
    cuts = deque(match.start() for match in _CLAUSE.finditer(sentence))
    clause: list[Span] = []
    for word in words(sentence):
        if cuts and cuts[0] <= word.start:
            yield clause
            clause = []
            while cuts and cuts[0] <= word.start:
                cuts.popleft()
        if not _CLAUSE.fullmatch(word.text):
            clause.append(word)
    yield clause


def _attribute(clause: Sequence[str]) -> tuple[int, int] | None:
    """The article and the noun around "de [door u op 3 mei ingediende] aanvraag"."""
    for place, word in enumerate(clause[:-2]):
        if word in _ARTICLES and clause[place + 1] in _PREPOSITIONS:
            for later in range(place + 3, min(place + _FAR, len(clause) - 1)):
                if _ATTRIBUTE.fullmatch(clause[later]):
                    return place, later + 1
    return None


def _verbs(clause: Sequence[str]) -> tuple[int, int] | None:
    """The finite verb and the next one of "u moet [...] indienen", "wij hebben [...] besloten"."""
    for place, word in enumerate(clause):
        if word in _AUXILIARIES | _MODALS:
            for later in range(place + 1, min(place + _FAR, len(clause))):
                if _goes_with(word, clause[later], ends=later == len(clause) - 1):
                    return place, later
            return None
    return None


def _goes_with(finite: str, later: str, *, ends: bool) -> bool:
    """Any last word in -en is taken for an infinitive, before that only one that is known."""
    if finite in _AUXILIARIES:
        return looks_like_participle(later)
    known = later in infinitives() or later in participles()
    return known or (ends and _INFINITIVE.fullmatch(later) is not None)

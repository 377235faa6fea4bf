"""Finds the words officials write and readers stumble over, with a plainer word for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dutch.negation import clauses
from dutch.sentences import sentences
from dutch.spans import Span
from dutch.stems import stem
from dutch.wordlists import listed
from dutch.words import words

_LINE = re.compile(r"(?P<term>.+?) => (?P<plain>.+?)(?P<legal> †)?$")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)\s*")
_PARTICLES = ("aan", "in", "toe", "uiteen", "kennis", "mede")
# "Wij delen u mede dat ..."
_WHAT_FOLLOWS = listed("dat of om hoe wat wanneer waarom")
_NO_VERB = listed("heden binnen nader aanzien laste behoeve wijziging gehouden indien")
# Everyday words that look like a form of an official one.
_EVERYDAY = listed("behoefte behoeften voldoende")
_FINITE = re.compile(r"(?:t|d|de|den|te|ten|en|n)$")
_ENDINGS = listed("e s en n es ën 's")
_STRONG = {
    "nam": "nemen", "namen": "nemen", "genomen": "nemen", "deed": "doen", "deden": "doen",
    "gedaan": "doen", "doe": "doen", "droeg": "dragen", "droegen": "dragen", "gaf": "geven",
    "gaven": "geven", "ving": "vangen", "vingen": "vangen", "zond": "zenden", "zonden": "zenden",
    "won": "winnen", "wonnen": "winnen", "trok": "trekken", "trokken": "trekken",
    "verzocht": "verzoeken", "verzochten": "verzoeken", "verviel": "vervallen",
    "vervielen": "vervallen", "voldeed": "voldoen", "voldeden": "voldoen", "voldaan": "voldoen",
    "is": "zijn", "was": "zijn", "waren": "zijn", "ben": "zijn", "bent": "zijn",
    "bracht": "brengen", "brachten": "brengen", "gebracht": "brengen", "hield": "houden",
}  # fmt: skip
_MONEY = re.compile(r"€|\b(?:euro|bedrag|kosten|factuur|nota|rekening|boete|leges|betaling)\b")
_FAR = 12
_ROOT = 4


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the list; `legal` warns that the word may have to stay, with an explanation."""

    words: tuple[str, ...]
    plain: str
    legal: bool

    @property
    def verb(self) -> int | None:
        """The place of the word that is conjugated."""
        places = [i for i, word in enumerate(self.words) if _is_verb(word)]
        return places[-1] if places else None


@dataclass(frozen=True, slots=True)
class Officialese:
    start: int
    end: int
    word: str
    plain: str
    legal: bool


@cache
def terms() -> tuple[Term, ...]:
    """Read the list that comes with the package, longest terms first."""
    lines = files("dutch").joinpath("officialese.txt").read_text("utf-8").splitlines()
    found = [term for line in lines if (match := _LINE.match(line)) for term in _terms(match)]
    # A verb before a word that may be a part of it: "mededelen" before "mede".
    return tuple(sorted(found, key=lambda term: (-len(term.words), term.verb is None)))


def officialese(text: str) -> list[Officialese]:
    """Every hit in order, the longest term where several fit."""
    found: list[Officialese] = []
    for sentence in sentences(text):
        start = sentence.start
        for clause in clauses(sentence.text):
            start = text.index(clause, start)
            found += _in_clause(text, clause, start)
            start += len(clause)
    return sorted(found, key=lambda hit: hit.start)


def _terms(match: re.Match[str]) -> Iterator[Term]:
    limit = " ".join(_BRACKETS.findall(match["term"]))
    bare = _BRACKETS.sub(" ", match["term"]).strip()
    spellings = [bare, limit.strip(".")] if limit == "c.q." else [bare]
    for spelling in spellings:
        yield Term(tuple(spelling.lower().split()), match["plain"], bool(match["legal"]))


def _in_clause(text: str, clause: str, offset: int) -> Iterator[Officialese]:
    tokens = list(words(clause))
    lowered = [token.text.lower() for token in tokens]
    taken: set[int] = set()
    for term in _likely(frozenset(lowered)):
        for places in _matches(term, lowered):
            first, last = tokens[places[0]], tokens[places[-1]]
            if taken.isdisjoint(places) and _fits(term, clause, first):
                taken.update(places)
                start, end = offset + first.start, offset + last.end
                yield Officialese(start, end, text[start:end], term.plain, term.legal)


@lru_cache(maxsize=10_000)
def _likely(here: frozenset[str]) -> tuple[Term, ...]:
    """The terms of which the clause holds every word in some form."""
    return tuple(
        term
        for term in terms()
        if all(any(_form(word, seen) for seen in here) for word in term.words)
        or (_separable(term) is not None and any(_form(_apart(term)[0], seen) for seen in here))
    )


def _matches(term: Term, lowered: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """The places of the words of a term: side by side, or the verb apart from the rest."""
    verb, rest = _apart(term) if term.verb is not None else ("", ())
    length = len(term.words)
    for first, seen in enumerate(lowered):
        beside = lowered[first : first + length]
        if (
            _form(term.words[0], seen)
            and len(beside) == length
            and all(map(_form, term.words, beside))
        ):
            yield tuple(range(first, first + length))
        elif rest and _form(verb, seen):
            yield from _far(lowered, first, rest, at_the_end=length == 1)


def _far(
    lowered: Sequence[str], first: int, rest: tuple[str, ...], *, at_the_end: bool
) -> Iterator[tuple[int, ...]]:
    last = len(lowered) - len(rest)
    for place in range(first + 1, min(first + _FAR, last) + 1):
        if tuple(lowered[place : place + len(rest)]) != rest:
            continue
        if not at_the_end or place == last or lowered[place + len(rest)] in _WHAT_FOLLOWS:
            yield (first, *range(place, place + len(rest)))
            return


@cache
def _apart(term: Term) -> tuple[str, tuple[str, ...]]:
    """The verb and what stands apart from it: "neemt ... in acht", "vangt ... aan"."""
    place = term.verb or 0
    verb = term.words[place]
    rest = (*term.words[:place], *term.words[place + 1 :])
    particle = _separable(term)
    if particle is None:
        return verb, rest
    return verb.removeprefix(particle), (particle, *rest)


@cache
def _separable(term: Term) -> str | None:
    verb = term.words[term.verb] if term.verb is not None else ""
    long_enough = (p for p in _PARTICLES if verb.startswith(p) and len(verb) > len(p) + _ROOT)
    return next(long_enough, None)


def _is_verb(word: str) -> bool:
    return word.endswith(("en", "zijn", "doen")) and word not in _NO_VERB


@lru_cache(maxsize=200_000)
def _form(word: str, seen: str) -> bool:
    """Whether what is seen is the word, conjugated or inflected."""
    if seen == word:
        return True
    if not _is_verb(word):
        return seen.startswith(word[:_ROOT]) and len(word) > _ROOT and _inflected(word, seen)
    if _STRONG.get(seen) == word:
        return True
    same_start = seen[:1] in (word[:1], "g")
    return same_start and _FINITE.search(seen) is not None and stem(seen) == stem(word)


def _inflected(word: str, seen: str) -> bool:
    shortened = re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", word)
    return any(seen in (word + ending, shortened + ending) for ending in _ENDINGS)


def _fits(term: Term, clause: str, first: Span) -> bool:
    """Leave out words with an everyday twin: "daar" as a place, "welke" as a question."""
    if term.words == ("daar",) or first.text.isupper() or first.text.lower() in _EVERYDAY:
        return False
    if term.words == ("welke",):
        return clause.lstrip().startswith("welke")
    return term.words != ("voldoen",) or _MONEY.search(clause.lower()) is not None

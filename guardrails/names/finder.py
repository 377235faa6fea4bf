"""Finds the names of persons in a text: rules, word lists and any other finder given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guardrails.contract import Check, Finding
from guardrails.names import cues
from guardrails.names.candidates import candidates
from guardrails.names.evidence import read
from guardrails.names.lexicon import Lexicon, lexicon
from guardrails.names.lower_case import lower_case_persons
from guardrails.names.phrases import NAMES_AND_WORDS, UPPER, Phrase
from guardrails.names.rules import Person, is_scholarly, judge

_COUPLED = re.compile(
    r"^ \($|^(?:,| en| of|,? /| &|;| -|,? met)? $|^(?:\s?[,;/]\s?)$|^[,;]? \d\d?[).] $"
)
_SPACED = re.compile(
    r"(?:n ?a ?a ?m ?:|heer|mevrouw|meneer|dhr\.?|mw\.?) {1,3}"
    r"(?P<name>(?:[^\W\d_]\.? {1,3}){3,40}[^\W\d_])(?![^\W\d_])",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(rf"(?:^|\n\n)([{UPPER}][^\W\d_]+),(?=\s+(kun|kan|wil|zou|heb|weet)?)")
_WORDS_TOO = re.compile(rf"(?<![\w-])(?:{'|'.join(w.title() for w in NAMES_AND_WORDS)})(?![\w-])")
_SURE_CUES = (cues.GREETING, cues.FAREWELL, cues.CALLED, cues.FAMILY)
_HOUSE_NUMBER = re.compile(r" \d{1,4}[a-z]?(?![\w-])")
_IN_AN_ADDRESS = frozenset("/_=#")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class PersonNames:
    """Persons by the rules, and what other finders see where the rules see nobody."""

    others: Sequence[Check] = ()
    name: str = "person_name"

    def __call__(self, text: str) -> Iterator[Finding]:
        found = persons(text, lexicon())
        for person in found:
            yield Finding(
                "person_name", person.start, person.end, person.reason, person.score, person.public
            )
        for finder in self.others:
            for other in finder(text):
                if not any(p.start < other.end and other.start < p.end for p in found):
                    yield other


def persons(text: str, words: Lexicon) -> list[Person]:
    """All persons that the rules see, in no particular order."""
    reading = read(text, words)
    possible = candidates(text, words)
    found: dict[int, Person] = {}
    for index, each in enumerate(possible):
        phrase = each.phrase
        person = judge(reading, phrase)
        if each.inverted and not (person and person.public):
            public = is_scholarly(text, phrase.start)
            person = Person(phrase.start, phrase.end, "achternaam, voorletters", 0.95, public)
        if person:
            found[index] = replace(person, end=phrase.end)
    spans = [each.phrase for each in possible]
    _couple(text, spans, found, words)
    _between(text, spans, found, words)
    _repeat(text, spans, found, words)
    spaced = [Person(*m.span("name"), "naam met spaties", 0.97) for m in _SPACED.finditer(text)]
    addressed = [
        Person(*m.span(1), "aangesproken aan het begin", 0.9)
        for m in _ADDRESSED.finditer(text)
        if not cues.GREETING.search(f"{m[1]} ")
        and (m[1].lower() in words.first_names or (m[2] and m[1].lower() not in words.no_names))
    ]
    words_too = [
        Person(*m.span(), "naam die ook een woord is", 0.85)
        for m in _WORDS_TOO.finditer(text)
        if any(cue.search(text[max(0, m.start() - 60) : m.start()]) for cue in _SURE_CUES)
    ]
    found_apart = [*spaced, *addressed, *words_too]
    return [*found.values(), *found_apart, *lower_case_persons(text, words)]


def _couple(text: str, spans: Sequence[Phrase], found: dict[int, Person], words: Lexicon) -> None:
    """In 'Anna, Bo en Van Dam' one known name makes names of the others."""
    order = [*range(1, len(spans)), *range(len(spans) - 2, -1, -1)]
    for index in order:
        for other in (index - 1, index + 1):
            if index in found or other not in found:
                continue
            left, right = sorted((index, other))
            gap = text[spans[left].end : spans[right].start]
            coupled = _COUPLED.match(gap) and gap.strip() and not _numbered(text, spans[index])
            if (coupled and _coupled_name(spans[index], words, gap)) or (
                gap == " (" and other < index and _is_called(text, spans[other], spans[index])
            ):
                found[index] = replace(
                    found[other],
                    start=spans[index].start,
                    end=spans[index].end,
                    reason="genoemd naast een andere naam",
                )


def _is_called(text: str, formal: Phrase, called: Phrase) -> bool:
    """Whether two phrases read 'Kuiper, P.C. (Piet)'."""
    return "." in text[formal.start : formal.end] and len(called.tokens) == 1


def _between(text: str, spans: Sequence[Phrase], found: dict[int, Person], words: Lexicon) -> None:
    """In 'Anna, Xyz, Bo' what stands between two names is a name too."""
    for index in range(1, len(spans) - 1):
        left, phrase, right = spans[index - 1 : index + 2]
        gaps = (text[left.end : phrase.start], text[phrase.end : right.start])
        listed = set(gaps) <= {", ", " en "}
        if index not in found and {index - 1, index + 1} <= found.keys() and listed:
            word = phrase.tokens[0].bare
            other = word in words.places or word in words.common
            if len(phrase.tokens) == 1 and not other and not phrase.tokens[0].text.isupper():
                found[index] = replace(found[index - 1], start=phrase.start, end=phrase.end)


def _numbered(text: str, phrase: Phrase) -> bool:
    """Whether a house number follows, so that it is a street."""
    return bool(_HOUSE_NUMBER.match(text, phrase.end))


def _coupled_name(phrase: Phrase, words: Lexicon, gap: str) -> bool:
    shown = phrase.capitals
    if not shown or any(t.text.isupper() and len(t.text) > 1 for t in shown):
        return False
    first = shown[0].bare
    known = first in words.first_names or shown[-1].bare in words.surnames
    return first not in words.places and (known or gap.strip() in {"en", "of", "/"})


def _is_place(text: str, phrase: Phrase, words: Lexicon) -> bool:
    before = text[max(0, phrase.start - 12) : phrase.start].lower()
    named = phrase.capitals[0].bare in words.places and not phrase.tussenvoegsel
    return named and bool(re.search(r"\b(?:in|te|uit|naar|gemeente|regio)\s$", before))


def _repeat(text: str, spans: Sequence[Phrase], found: dict[int, Person], words: Lexicon) -> None:
    """A part of a name that was found is a name wherever it stands again."""
    parts = _parts(spans, found, words)
    for index, phrase in enumerate(spans):
        if index in found or not phrase.capitals or phrase.capitals[0].text.isupper():
            continue
        if text[phrase.start - 1 : phrase.start] in _IN_AN_ADDRESS:
            continue
        known = [parts.get(t.bare) for t in phrase.capitals]
        if all(known) and known[0] and not _is_place(text, phrase, words):
            found[index] = replace(
                known[0], start=phrase.start, end=phrase.end, reason="eerder genoemde naam"
            )


def _parts(spans: Sequence[Phrase], found: dict[int, Person], words: Lexicon) -> dict[str, Person]:
    """The words that the names found are made of, except those that are a word of their own."""
    parts: dict[str, Person] = {}
    for index, person in found.items():
        for token in spans[index].capitals:
            for part in [] if token.text.isupper() else [token.bare, *token.bare.split("-")]:
                if len(part) >= _SHORTEST and part not in words.no_names:
                    parts.setdefault(part, person)
    return parts

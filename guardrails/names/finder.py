"""Finds the names of persons in a text: rules, word lists and any other finder given."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guardrails.contract import Check, Finding
from guardrails.layout import column
from guardrails.names import cues
from guardrails.names.evidence import read
from guardrails.names.lexicon import Lexicon, lexicon
from guardrails.names.lower_case import lower_case_persons
from guardrails.names.phrases import INITIALS, INTERFIX, UPPER, Phrase, phrases
from guardrails.names.rules import Person, judge

_INVERTED = re.compile(
    rf"(?:, {{0,2}}(?:{INITIALS})(?: ?(?:{INTERFIX})){{0,3}}(?![\w])(?! ?[{UPPER}][a-z])"
    rf"|, [{UPPER}][\w-]+(?=\s*(?:[:<(\t|;\n]|  |$| \w)))"
)
_COUPLED = re.compile(r"^ \($|^(?:,| en| of|,? /| &|;| -|,? met)? $|^(?:\s?[,;/]\s?)$")
_SPACED = re.compile(r"(?<=naam: )(?:[^\W\d_] ){3,}[^\W\d_](?![^\W\d_])", re.IGNORECASE)
_ADDRESSED = re.compile(rf"(?:^|\n\n)([{UPPER}][^\W\d_]+),(?=\s+(kun|kan|wil|zou|heb|weet)?)")
_ADDRESSES = re.compile(r"(?:van|aan|from|to|cc|naam): ?$|@$", re.IGNORECASE)
_SHORTEST = 3
_PAIR = 2


@dataclass(frozen=True, slots=True)
class PersonNames:
    """Rules first; what other finders add counts when no rule says it is something else."""

    others: Sequence[Check] = ()
    name: str = "person_name"

    def __call__(self, text: str) -> Iterator[Finding]:
        words = lexicon()
        for person in persons(text, words):
            yield Finding(
                "person_name", person.start, person.end, person.reason, person.score, person.public
            )
        for finder in self.others:
            yield from finder(text)


def persons(text: str, words: Lexicon) -> list[Person]:
    """All persons that the rules see, in no particular order."""
    reading = read(text, words)
    candidates = _without_overlap(_inverted(text, p, words) for p in _trimmed(text, words))
    found: dict[int, Person] = {}
    for index, (phrase, forced) in enumerate(candidates):
        person = judge(reading, phrase)
        if forced and not (person and person.public):
            person = Person(phrase.start, phrase.end, "achternaam, voorletters", 0.95)
        if person:
            found[index] = replace(person, end=phrase.end)
    spans = [phrase for phrase, _ in candidates]
    _couple(text, spans, found, words)
    _repeat(text, spans, found, words)
    spaced = [Person(*m.span(), "naam met spaties", 0.97) for m in _SPACED.finditer(text)]
    addressed = [
        Person(*m.span(1), "aangesproken aan het begin", 0.9)
        for m in _ADDRESSED.finditer(text)
        if m[1].lower() in words.first_names or (m[2] and m[1].lower() not in words.no_names)
    ]
    return [*found.values(), *spaced, *addressed, *lower_case_persons(text, words)]


def _trimmed(text: str, words: Lexicon) -> Iterator[Phrase]:
    """Phrases that start at a first name when one stands behind words that are no name."""
    for phrase in phrases(text, words.no_names):
        tokens = phrase.tokens
        if tokens[0].kind == "capital" and not (
            tokens[0].bare in words.first_names or tokens[0].bare in words.surnames
        ):
            firsts = [
                i
                for i, t in enumerate(tokens)
                if t.kind == "capital" and t.bare in words.first_names
            ]
            tokens = tokens[firsts[0] if firsts and firsts[0] < len(tokens) - 1 else 0 :]
            if firsts == [len(phrase.tokens) - 1] and len(phrase.tokens) == _PAIR:
                tokens = phrase.tokens[-1:]
        yield Phrase(tokens)


def _without_overlap(
    candidates: Iterable[tuple[Phrase, bool]],
) -> list[tuple[Phrase, bool]]:
    kept: list[tuple[Phrase, bool]] = []
    for phrase, forced in candidates:
        if not kept or phrase.start >= kept[-1][0].end:
            kept.append((phrase, forced))
    return kept


def _inverted(text: str, phrase: Phrase, words: Lexicon) -> tuple[Phrase, bool]:
    """Take 'Vries, J. de' and 'Vries, Jan' as one phrase; True when it has that form."""
    if phrase.initials or not phrase.capitals:
        return phrase, False
    match = _INVERTED.match(text, phrase.end)
    if not match:
        return phrase, False
    given = match[0].strip(", ")
    line_start = text.rfind("\n", 0, phrase.start) + 1
    opens = not text[line_start : phrase.start].strip(" @|\t;0123456789-[]:>")
    labelled = re.search(
        r"(?:van|aan|from|to|cc|naam): ?$|@$",
        text[max(0, phrase.start - 8) : phrase.start].lower(),
    )
    known = given.lower().rstrip(".") in words.first_names
    first = phrase.capitals[0]
    inverted = first.bare not in words.first_names and not given.isupper()
    stands_out = bool(opens or labelled)
    speaks = stands_out and text.startswith(":", phrase.end + len(match[0].rstrip()))
    in_column = bool(cues.NAME_COLUMN.search(column(text, phrase.start)))
    surname_first = inverted and (speaks or in_column or (known and stands_out))
    if (
        "." in given
        or surname_first
        or (first.text.isupper() and cues.NAME_COLUMN.search(column(text, phrase.start)))
    ):
        last = phrase.tokens[-1]
        length = len(match[0].rstrip())
        longer = replace(last, end=phrase.end + length)
        return Phrase((*phrase.tokens[:-1], longer)), True
    return phrase, False


def _couple(text: str, spans: Sequence[Phrase], found: dict[int, Person], words: Lexicon) -> None:
    """In 'Anna, Bo en Van Dam' one known name makes names of the others."""
    order = [*range(1, len(spans)), *range(len(spans) - 2, -1, -1)]
    for index in order:
        for other in (index - 1, index + 1):
            if index in found or other not in found:
                continue
            left, right = sorted((index, other))
            gap = text[spans[left].end : spans[right].start]
            if _COUPLED.match(gap) and gap.strip() and _coupled_name(spans[index], words, gap):
                found[index] = replace(
                    found[other],
                    start=spans[index].start,
                    end=spans[index].end,
                    reason="genoemd naast een andere naam",
                )


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

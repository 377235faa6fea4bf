"""What a sentence says that must stay when it is worded again, and what became of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dutch.facts import facts
from dutch.names import names
from dutch.negation import Kind, markers, modality, negations
from dutch.plain.legal_terms import terms_in

FactKind = Literal[
    "reference", "date", "period", "number", "name", "term", "negation", "duty", "condition"
]
_DUTIES: dict[Kind, str] = {"must": "moet", "may": "mag", "can": "kan", "need_not": "hoeft niet"}
# Both ways of saying the same exception or condition.
_SAME = (
    (re.compile(r"\b(?:dit geldt niet als|behalve als)\b", re.IGNORECASE), "tenzij"),
    (re.compile(r"\b(?:dit geldt alleen als|alleen als)\b", re.IGNORECASE), "mits"),
    (re.compile(r"\bbehoudens\b", re.IGNORECASE), "behalve"),
    # "dient ... te" is a duty, "dient ... in" is not.
    (re.compile(r"\bdien(?:t|en|de|den)\b(?![^.;?!]*\bte\b)", re.IGNORECASE), "levert"),
    (re.compile(r"\b(?:enkel en alleen|slechts|uitsluitend|enkel)\b", re.IGNORECASE), "alleen"),
)
# A unit may be read with the number before it, so money is looked for by itself.
_MONEY = re.compile(r"€|\beuro\b")
_EXCEPTIONS = re.compile(r"\b(?:tenzij|mits|behalve|uitgezonderd|alleen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """`text` is how it was written; two facts with the same kind and key say the same."""

    kind: FactKind
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    kept: tuple[Fact, ...]
    lost: tuple[Fact, ...]
    added: tuple[Fact, ...]

    @property
    def same(self) -> bool:
        return not self.lost and not self.added


def compared(before: str, after: str) -> Comparison:
    """Which facts of the one text the other has too."""
    old, new = facts_in(before), facts_in(after)
    old_keys, new_keys = _keys(old), _keys(new)
    return Comparison(
        kept=tuple(fact for fact in old if _has(fact, new_keys, after)),
        lost=tuple(fact for fact in old if not _has(fact, new_keys, after)),
        added=tuple(fact for fact in new if not _has(fact, old_keys, before)),
    )


def facts_in(text: str) -> list[Fact]:
    """Every fact once, in order of kind."""
    found = dict.fromkeys([*_hard(text), *_named(text), *_modal(_same(text))])
    unique: dict[tuple[str, str], Fact] = {}
    for fact in found:
        unique.setdefault((fact.kind, fact.key), fact)
    return list(unique.values())


def _hard(text: str) -> Iterator[Fact]:
    found = facts(text)
    for reference in found.references:
        yield Fact("reference", "/".join((reference.kind, *reference.place)), reference.text)
    for date in found.dates:
        yield Fact("date", f"{date.year}-{date.month}-{date.day}-{date.months}", date.text)
    for period in found.periods:
        yield Fact("period", f"{period.key}", period.text)
    for number in found.numbers:
        yield Fact("number", f"{number.value}", number.text)
    if money := _MONEY.search(text):
        yield Fact("number", "€", money[0])


def _named(text: str) -> Iterator[Fact]:
    for name in names(text):
        yield Fact("name", name.text.casefold(), name.text)
    for term in terms_in(text):
        yield Fact("term", term.term, term.term)


def _modal(text: str) -> Iterator[Fact]:
    kinds = modality(text)
    for kind, says in _DUTIES.items():
        if kind in kinds:
            yield Fact("duty", kind, _written(text, kind, says))
    # Counted: "niet ... niet" says something else than "niet".
    for nr in range(negations(_EXCEPTIONS.sub("", text))):
        yield Fact("negation", f"niet {nr + 1}", "niet")
    for match in _EXCEPTIONS.finditer(text):
        yield Fact("condition", match[0].lower(), match[0])


def _written(text: str, kind: Kind, otherwise: str) -> str:
    return next((marker.text for marker in markers(text) if marker.kind == kind), otherwise)


def _same(text: str) -> str:
    for pattern, word in _SAME:
        text = pattern.sub(word, text)
    return text


def _keys(found: Sequence[Fact]) -> frozenset[tuple[str, str]]:
    return frozenset((fact.kind, fact.key) for fact in found)


def _has(fact: Fact, keys: frozenset[tuple[str, str]], text: str) -> bool:
    """A name that opens a sentence cannot be told from a word, so there the word counts."""
    if (fact.kind, fact.key) in keys:
        return True
    return (
        fact.kind == "name"
        and re.search(rf"(?<!\w){re.escape(fact.text)}", text, re.IGNORECASE) is not None
    )

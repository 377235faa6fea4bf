"""Hard facts of a sentence that the passage which should carry it does not have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dutch.numbers import Number
from dutch.periods import Period
from guardrails.support.holdings import Fact
from guardrails.support.library import Library
from guardrails.support.passages import Passage, Reading, bare

Kind = Literal["number", "period", "date", "reference", "name", "quote"]
_TERM = re.compile(
    r"\b(?:binnen|na|gedurende|minstens|minimaal|maximaal|hooguit|hoogstens|uiterlijk|minste|"
    r"hoogste|langer dan|korter dan|om de)\s$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“„«‘]([^\"”“„»’]{12,400})[\"”“»’]")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`elsewhere`: another passage has it; `instead`: what the right passage has in its place."""

    kind: Kind
    text: str
    elsewhere: bool
    instead: str = ""


def mismatches(claim: Reading, passage: Passage, library: Library) -> list[Mismatch]:
    """Compare a sentence with the passages around its evidence, then with all sources.

    A source sentence with an article of its own is about that article, not about the next one.
    """
    near = passage.around
    own = _closest_part(claim, passage.said) if passage.said.facts.references else near
    return [
        *_facts("number", claim, near, library),
        *_facts("period", claim, near, library),
        *_facts("date", claim, near, library),
        *_facts("reference", claim, own, library),
        *_names(claim, near, library),
        *_quotes(claim, library),
    ]


def _closest_part(claim: Reading, said: Reading) -> Reading:
    """The part between semicolons that is about the same: each may have its own article."""
    parts = [part for part in map(Reading, said.text.split(";")) if part.facts.references]
    about = claim.topic.stems.keys()
    return max(parts, key=lambda part: len(part.stems.keys() & about), default=said)


def same_but_written_otherwise(claim: Reading, near: Reading) -> list[tuple[str, str]]:
    """Periods of one length in two wordings: (in the sentence, in the source)."""
    pairs = []
    for period in claim.facts.periods:
        same = [other.text for other in near.facts.periods if other.key == period.key]
        if same and period.text.lower() not in (text.lower() for text in same):
            pairs.append((period.text, same[0]))
    return pairs


def _of(kind: Kind, reading: Reading) -> Sequence[Fact]:
    """The facts of a kind, each once: a long source repeats itself."""
    found = reading.facts
    if kind == "number":
        return list({number.key: number for number in found.numbers}.values())
    if kind == "period":
        return list({period.key: period for period in found.periods}.values())
    if kind == "date":
        return list({(d.year, d.month, d.day, d.months): d for d in found.dates}.values())
    return list({(r.kind, r.place, r.law): r for r in found.references}.values())


def _facts(kind: Kind, claim: Reading, near: Reading, library: Library) -> Iterator[Mismatch]:
    instead = next((fact.text for fact in _of(kind, near)), "")
    for fact in _of(kind, claim):
        if _is_article(fact, claim.text):
            continue
        if not near.holdings.has(fact):
            yield Mismatch(kind, fact.text, library.whole.holdings.has(fact), instead)


def _is_article(fact: Fact, text: str) -> bool:
    """Whether "één" or "een" counts nothing: "een dag thuis", not "binnen een dag"."""
    if isinstance(fact, Number):
        return fact.value == 1 and not fact.unit
    article = isinstance(fact, Period) and fact.text.lower().startswith("een ")
    return article and not _TERM.search(text[: fact.start])


def _names(claim: Reading, near: Reading, library: Library) -> Iterator[Mismatch]:
    # The law of an article is compared with the article.
    for name in claim.topic.names:
        if not _named(name, near):
            yield Mismatch("name", name, _named(name, library.whole))


def _named(name: str, reading: Reading) -> bool:
    """Whether the text holds the name, one of its capital parts or what it abbreviates."""
    if any(stem in reading.stems for stem in Reading(name).stems):
        return True
    return name.isupper() and len(name) > 1 and name in reading.initials


def _quotes(claim: Reading, library: Library) -> Iterator[Mismatch]:
    for match in _QUOTE.finditer(claim.text):
        if bare(match[1]) not in library.whole.bare:
            yield Mismatch("quote", match[1], elsewhere=False)

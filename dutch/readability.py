"""How hard a Dutch text is to read: formulas, rules that a writer can act on, and hard spots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dutch.officialese import Officialese, officialese
from dutch.passive import is_passive
from dutch.readability_rules import Rule, length, noun_style, rules
from dutch.sentences import sentences
from dutch.spans import Span
from dutch.syllables import syllables
from dutch.tangs import longest_tang

SpotKind = Literal["long_sentence", "passive", "noun_style", "tang", "officialese"]

_LONG = 15
_WIDE = 6


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is hard to read, and in Dutch what to do about it."""

    start: int
    end: int
    kind: SpotKind
    advice: str


@dataclass(frozen=True, slots=True)
class Readability:
    """Formulas: higher is easier. Compare two texts with them; never judge one sentence."""

    words: int
    sentences: int
    words_per_sentence: float
    longest_sentence: int
    flesch_douma: float
    leesindex_a: float
    passive_share: float
    officialese: tuple[Officialese, ...]
    rules: tuple[Rule, ...]
    spots: tuple[Spot, ...]

    @property
    def rules_met(self) -> float:
        """The share of the rules that the text meets."""
        return sum(rule.passed for rule in self.rules) / len(self.rules)


def readability(text: str) -> Readability:
    """Measure a text; everything is 0 for a text without words."""
    found = sentences(text)
    lengths = [length(sentence) for sentence in found]
    total, count = sum(lengths), len(found)
    mean = total / count if count else 0.0
    per_word = sum(map(_syllables, found)) / total if total else 0.0
    passive = sum(is_passive(sentence.text) for sentence in found)
    hits = tuple(officialese(text))
    return Readability(
        words=total,
        sentences=count,
        words_per_sentence=round(mean, 2),
        longest_sentence=max(lengths, default=0),
        flesch_douma=round(206.835 - 0.93 * mean - 77 * per_word, 2) if total else 0.0,
        leesindex_a=round(195 - 2 * mean - 200 / 3 * per_word, 2) if total else 0.0,
        passive_share=round(passive / count, 4) if count else 0.0,
        officialese=hits,
        rules=rules(text, found, hits),
        spots=tuple(sorted(_spots(text, found, hits), key=lambda spot: (spot.start, -spot.end))),
    )


def _syllables(sentence: Span) -> int:
    return sum(map(syllables, sentence.text.split()))


def _spots(text: str, found: Sequence[Span], hits: Sequence[Officialese]) -> Iterator[Spot]:
    for sentence in found:
        yield from _in_sentence(sentence)
    for match in noun_style(text):
        yield Spot(*match.span(), "noun_style", "Gebruik het werkwoord.")
    for hit in hits:
        stays = " Blijft dit woord staan, leg het dan uit." if hit.legal else ""
        yield Spot(hit.start, hit.end, "officialese", f"Schrijf: {hit.plain}.{stays}")


def _in_sentence(sentence: Span) -> Iterator[Spot]:
    if (words := length(sentence)) > _LONG:
        advice = f"Deze zin heeft {words} woorden. Maak er twee van."
        yield Spot(sentence.start, sentence.end, "long_sentence", advice)
    if is_passive(sentence.text):
        yield Spot(sentence.start, sentence.end, "passive", "Zeg wie het doet.")
    if (between := longest_tang(sentence.text)) > _WIDE:
        advice = f"Er staan {between} woorden tussen wat bij elkaar hoort."
        yield Spot(sentence.start, sentence.end, "tang", advice)

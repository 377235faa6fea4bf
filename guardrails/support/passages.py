"""The sources as sentences, each with what can be compared read out once."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dutch.dates import Date, dates
from dutch.negation import Kind, modality
from dutch.numbers import Number, numbers
from dutch.periods import Period, periods
from dutch.references import Reference, references
from dutch.sentences import sentences
from dutch.stems import stem
from dutch.stopwords import STOPWORDS
from dutch.words import parts, words
from guardrails.contract import SourceText


def content(text: str) -> list[str]:
    """The stems of the words that carry meaning, compounds with a hyphen in their parts."""
    found = (part for word in words(text) for part in parts(word.text))
    return [stem(part) for part in found if part.lower() not in STOPWORDS]


@dataclass(frozen=True)
class Reading:
    """A text with its facts, each read when first asked for."""

    text: str

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(content(self.text))

    @cached_property
    def ordered_stems(self) -> list[str]:
        return list(dict.fromkeys(content(self.text)))

    @cached_property
    def references(self) -> list[Reference]:
        return references(self.text)

    @cached_property
    def dates(self) -> list[Date]:
        return outside(dates(self.text), self.references)

    @cached_property
    def periods(self) -> list[Period]:
        return outside(periods(self.text), [*self.references, *self.dates])

    @cached_property
    def numbers(self) -> list[Number]:
        return outside(numbers(self.text), [*self.references, *self.dates, *self.periods])

    @cached_property
    def modality(self) -> frozenset[Kind]:
        return modality(self.text)

    @cached_property
    def grams(self) -> frozenset[str]:
        plain = " ".join(word.text.lower() for word in words(self.text))
        return frozenset(plain[i : i + 4] for i in range(len(plain) - 3))


def outside[T: (Date, Period, Number)](facts: list[T], others: Iterable[object]) -> list[T]:
    return facts

"""The sources as sentences, each with what can be compared read out once."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dutch.facts import Facts, facts
from dutch.names import initials, names
from dutch.negation import Kind, clauses, modality, negations
from dutch.sentences import sentences
from dutch.stems import stem
from dutch.stopwords import STOPWORDS
from dutch.words import parts, words
from guardrails.contract import SourceText

_GRAM = 4
# More than the passages of one answer hold; it bounds the time for very long sources.
_COMPARED = 150


def content(text: str) -> list[str]:
    """Stems of the words that carry meaning; a hyphenated compound gives its parts."""
    found = (part for word in words(text) for part in parts(word.text))
    return [stem(part) for part in found if part.lower() not in STOPWORDS]


class Reading:
    """A text with what can be compared, each read when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def stems(self) -> dict[str, None]:
        """The stems in order, each once."""
        return dict.fromkeys(content(self.text))

    @cached_property
    def joined(self) -> str:
        return "".join(f" {stem}" for stem in self.stems)

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """Stop words too: among them are the little words that turn a statement round."""
        return frozenset(stem(word.text) for word in words(self.text))

    @cached_property
    def facts(self) -> Facts:
        return facts(self.text)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.text for name in names(self.text)))

    @cached_property
    def initials(self) -> str:
        return initials(self.text)

    @cached_property
    def modality(self) -> frozenset[Kind]:
        return modality(self.text)

    @cached_property
    def negations(self) -> int:
        return negations(self.text)

    @cached_property
    def clauses(self) -> tuple["Reading", ...]:
        return tuple(Reading(clause) for clause in clauses(self.text))

    @cached_property
    def grams(self) -> frozenset[str]:
        """Runs of four letters: they see through compounds and inflection."""
        plain = " ".join(word.text.lower() for word in words(self.text))
        return frozenset(plain[i : i + _GRAM] for i in range(len(plain) - _GRAM + 1))


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a source; `around` is the sentence with its neighbours."""

    source: str
    said: Reading
    around: Reading


class Library:
    """All sources of one answer, with how telling each word is among them."""

    def __init__(self, sources: Sequence[SourceText]) -> None:
        self.passages = [passage for source in sources for passage in _passages(source)]
        self.sources = {source.id: Reading(source.text) for source in sources}
        self.whole = Reading("\n\n".join(source.text for source in sources))
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, passage in enumerate(self.passages):
            for word in passage.said.stems:
                self._holders[word].append(place)

    def weight(self, word: str) -> float:
        """A rare word tells more about where a sentence comes from than a common one."""
        return math.log1p(len(self.passages) / (1 + len(self._holders.get(word, ()))))

    def promising(self, claim: Reading) -> Sequence[Passage]:
        """All passages, or in long sources those that share the most telling words."""
        if len(self.passages) <= _COMPARED:
            return self.passages
        points: dict[int, float] = defaultdict(float)
        for word in claim.stems:
            for place in self._holders.get(word, ())[:_COMPARED]:
                points[place] += self.weight(word)
        best = sorted(points, key=points.__getitem__, reverse=True)[:_COMPARED]
        return [self.passages[place] for place in best] or self.passages[:_COMPARED]


def _passages(source: SourceText) -> list[Passage]:
    said = [sentence.text for sentence in sentences(source.text)]
    return [
        Passage(source.id, Reading(text), Reading("\n".join(said[max(0, i - 1) : i + 2])))
        for i, text in enumerate(said)
    ]

"""The sources as sentences, each with what can be compared read out once."""

import re
import textwrap
from dataclasses import dataclass
from functools import cached_property

from dutch.facts import Facts, facts
from dutch.names import initials, names
from dutch.negation import Kind, clauses, modality, negations
from dutch.opposites import Sides, sides
from dutch.roles import roles
from dutch.sentences import sentences
from dutch.stems import stem
from dutch.stopwords import STOPWORDS
from dutch.words import parts, words
from guardrails.contract import SourceText
from guardrails.support.holdings import Holdings

_NO_WORD = re.compile(r"\W+")
_GRAM = 4
_NO_BRACKETS = str.maketrans("()", "  ")
# A table or a text without full stops is compared in pieces: it bounds the time of one passage.
_LONGEST_PASSAGE = 600
# Each is compared with each of the source, so a list of turns would cost its square.
_MOST_CLAUSES = 30


def content(text: str) -> list[str]:
    """Stems of the words that carry meaning; a hyphenated compound gives its parts."""
    found = (part for word in words(text) for part in parts(word.text))
    return [stem(part) for part in found if part.lower() not in STOPWORDS]


def bare(text: str) -> str:
    return f" {_NO_WORD.sub(' ', text.lower()).strip()} "


class Reading:
    """A text with what can be compared, each read when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def stems(self) -> dict[str, None]:
        """The stems in order, each once."""
        return dict.fromkeys(content(self.text))

    @cached_property
    def facts(self) -> Facts:
        return facts(self.text)

    @cached_property
    def topic(self) -> "Reading":
        """The text without its figures and references: what it says them of."""
        letters = list(self.text)
        for start, end in self.facts.places():
            letters[start:end] = " " * (end - start)
        topic = Reading("".join(letters))
        return topic if topic.stems else self

    @cached_property
    def holdings(self) -> Holdings:
        return Holdings(self.facts)

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
    def sides(self) -> Sides:
        return sides(self.text)

    @cached_property
    def roles(self) -> frozenset[int]:
        return roles(self.text)

    @cached_property
    def negations(self) -> int:
        return negations(self.text)

    @cached_property
    def bare(self) -> str:
        """Words only, to compare literally."""
        return bare(self.text)

    @cached_property
    def clauses(self) -> tuple["Reading", ...]:
        plain = self.text.translate(_NO_BRACKETS)
        return tuple(Reading(clause) for clause in clauses(plain)[:_MOST_CLAUSES])

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

    @property
    def leads(self) -> bool:
        """Whether it only leads to what comes after it: a question, a heading, "zoals:"."""
        return self.said.text.rstrip("*_ ").endswith((":", "?")) or " > " in self.said.text


def passages(source: SourceText) -> list[Passage]:
    """The sentences of a source, and the pieces of those that are very long."""
    said = [piece for sentence in sentences(source.text) for piece in _pieces(sentence.text)]
    return [
        Passage(source.id, Reading(text), Reading("\n".join(said[max(0, i - 1) : i + 2])))
        for i, text in enumerate(said)
    ]


def _pieces(text: str) -> list[str]:
    if len(text) <= _LONGEST_PASSAGE:
        return [text]
    return textwrap.wrap(text, _LONGEST_PASSAGE, break_on_hyphens=False, replace_whitespace=False)

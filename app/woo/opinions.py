"""Which sentences are a personal view on policy, and which are fact, forecast or option.

The Woo excludes facts, forecasts, alternatives, their consequences and what is objective (5.2).
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from dutch.sentences import sentences
from dutch.spans import Span

_FILE = Path(__file__).with_name("data") / "opinions.toml"
_FEWEST_LETTERS = 8
_DIGIT = re.compile(r"\d")
_QUESTION_FOR_FACTS = re.compile(
    r"^(?:wat|wie|waar|wanneer|hoeveel|welke?|waarom|hoe|heb|heeft|is er|kun|kan|weet)\b.*\?$"
)
_OPINION = 0.5


class Likeness(Protocol):
    """Says how much a sentence is like views rather than facts; an embedder can do it."""

    def __call__(self, sentence: str) -> float:
        """Higher is more like a view; 0 is in the middle."""
        ...


@dataclass(frozen=True, slots=True)
class _Words:
    stance: re.Pattern[str]
    evaluation: re.Pattern[str]
    courtesy: re.Pattern[str]
    fact: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Opinion:
    """A sentence that is a view; score 0.5 is the doubtful case, 1 a sure one."""

    start: int
    end: int
    score: float


def opinions(text: str, like: Likeness | None = None) -> Iterator[Opinion]:
    """The sentences of a text that are a view, one by one."""
    for span in sentences(text):
        score = score_of(span, like)
        if score >= _OPINION:
            yield Opinion(span.start, span.end, score)


def score_of(span: Span, like: Likeness | None = None) -> float:
    """How surely a sentence is a view, 0..1."""
    said = " ".join(span.text.lstrip("> ").replace("\n>", "\n").split()).casefold()
    cues = _words()
    if len(said) < _FEWEST_LETTERS or cues.courtesy.search(said):
        return 0.0
    fact = bool(cues.fact.search(said))
    stance, evaluation = bool(cues.stance.search(said)), bool(cues.evaluation.search(said))
    score = 0.75 * stance + 0.4 * evaluation - 0.3 * fact
    if not stance:
        # A judgement without a first person is often somebody else's, or a measured one.
        score -= 0.2 * bool(_DIGIT.search(said)) + 0.2 * bool(_QUESTION_FOR_FACTS.match(said))
        score += 0.25 * evaluation
    if like is not None:
        score += like(said)
    return min(max(score, 0.0), 1.0)


@cache
def _words() -> _Words:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return _Words(**{name: re.compile("|".join(data[name])) for name in _Words.__slots__})

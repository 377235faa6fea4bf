"""Which sentences are a personal view on policy, and which are fact, forecast or option.

The Woo excludes facts, forecasts, alternatives, their consequences and what is objective (5.2).
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Protocol

from dutch.sentences import sentences
from dutch.spans import Span

_FILE = Path(__file__).parents[1] / "data" / "opinions.toml"
_FEWEST_LETTERS = 8
_DIGIT = re.compile(r"\d")
_FIRST_PERSON = re.compile(r"\b(?:ik|wij|we|mij|me|ons|mijn|onze)\b")
_QUESTION_FOR_FACTS = re.compile(
    r"^(?:wat|wie|waar|wanneer|hoeveel|welke?|waarom|hoe|heb|heeft|is er|kun|kan|weet)\b.*\?$"
)
_OPINION = 0.5


@dataclass(frozen=True, slots=True)
class Signs:
    """What a sentence shows by its words; see `data/opinions.toml`."""

    stance: bool
    evaluation: bool
    fact: bool
    digit: bool
    question: bool
    first_person: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence on one line, in its own letters, with its signs."""

    text: str
    signs: Signs


class Views(Protocol):
    """Says how surely sentences are views, by more than their words."""

    def __call__(self, said: Sequence[Said]) -> Sequence[float]:
        """0..1 for each; 0.5 is where a view begins."""
        ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """A sentence that is a view; score 0.5 is the doubtful case, 1 a sure one."""

    start: int
    end: int
    score: float


def opinions(
    text: str, views: Views | None = None, among: Callable[[int], bool] = lambda _: True
) -> list[Opinion]:
    """The sentences of a text that are a view; `among` says which places are looked at at all.

    Without `views` the words alone decide.
    """
    spans = [span for span in sentences(text) if among(span.start)]
    read = [(span, said) for span in spans if (said := said_in(span))]
    scores = (views or by_words)([said for _, said in read])
    return [
        Opinion(span.start, span.end, score)
        for (span, _), score in zip(read, scores, strict=True)
        if score >= _OPINION
    ]


def said_in(span: Span) -> Said | None:
    """What there is to judge; nothing where it is too short, or courtesy and arrangements."""
    text = " ".join(span.text.lstrip("> ").replace("\n>", "\n").split())
    low = text.casefold()
    cues = _words()
    if len(text) < _FEWEST_LETTERS or cues["courtesy"].search(low):
        return None
    signs = Signs(
        stance=bool(cues["stance"].search(low)),
        evaluation=bool(cues["evaluation"].search(low)),
        fact=bool(cues["fact"].search(low)),
        digit=bool(_DIGIT.search(low)),
        question=bool(_QUESTION_FOR_FACTS.match(low)),
        first_person=bool(_FIRST_PERSON.search(low)),
    )
    return Said(text, signs)


def by_words(said: Sequence[Said]) -> list[float]:
    """Satisfies Views, by the signs alone."""
    return [_score(each.signs) for each in said]


def _score(signs: Signs) -> float:
    score = 0.75 * signs.stance + 0.4 * signs.evaluation - 0.3 * signs.fact
    if not signs.stance:
        # A judgement without a first person is often somebody else's, or a measured one.
        score += 0.25 * signs.evaluation - 0.2 * signs.digit - 0.2 * signs.question
    return min(max(score, 0.0), 1.0)


SIGNS = tuple(field.name for field in fields(Signs))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: re.compile("|".join(data[name])) for name in data}

"""Lengths of time: "twee weken", "14 dagen", "een half jaar", "maandelijks"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dutch.numbers import cardinal

Measure = Literal["minuten", "maanden", "werkdagen"]

_DAY = 24 * 60
# Days have a fixed length and months have not, so the two are never compared.
_UNITS: dict[str, tuple[Measure, int]] = {
    "minuut": ("minuten", 1), "minuten": ("minuten", 1), "min": ("minuten", 1),
    "kwartier": ("minuten", 15), "kwartieren": ("minuten", 15),
    "uur": ("minuten", 60), "uren": ("minuten", 60),
    "dag": ("minuten", _DAY), "dagen": ("minuten", _DAY), "etmaal": ("minuten", _DAY),
    "kalenderdagen": ("minuten", _DAY), "week": ("minuten", 7 * _DAY),
    "weken": ("minuten", 7 * _DAY), "werkdag": ("werkdagen", 1), "werkdagen": ("werkdagen", 1),
    "maand": ("maanden", 1), "maanden": ("maanden", 1), "kwartaal": ("maanden", 3),
    "kwartalen": ("maanden", 3), "jaar": ("maanden", 12), "jaren": ("maanden", 12),
    "decennium": ("maanden", 120),
}  # fmt: skip
_NAMES = "|".join(sorted(_UNITS, key=len, reverse=True))
_COUNTED = re.compile(
    r"\b(?P<n>\d{1,6}(?:,\d{1,6})?|[a-zé]{2,60})\s(?:volle\s|hele\s|lange\s)?"
    rf"(?P<half>half\s|halve\s)?(?P<unit>{_NAMES})\b",
    re.IGNORECASE,
)
_GLUED = re.compile(rf"\b(?P<half>half|halve|anderhalf|anderhalve)\s?(?P<unit>{_NAMES})\b", re.I)
_RHYTHM = re.compile(r"\b(half|[a-zé]{0,20}?)(jaar|maand|week|dag)(?:e?lijkse?)\b", re.IGNORECASE)
_EACH = re.compile(rf"\b(?:per|elke?|iedere?|eens per|eens in het)\s(?P<unit>{_NAMES})\b", re.I)


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time; `amount` is in the measure, so two weeks and 14 days agree."""

    start: int
    end: int
    text: str
    amount: Fraction
    measure: Measure

    @property
    def key(self) -> tuple[Measure, Fraction]:
        return self.measure, self.amount


def periods(text: str) -> list[Period]:
    """All lengths of time and rhythms, in order, without overlap."""
    found = sorted(_all(text), key=lambda p: (p.start, -p.end))
    kept: list[Period] = []
    for period in found:
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return kept


def _all(text: str) -> Iterator[Period]:
    for match in _COUNTED.finditer(text):
        if (count := _count(match["n"])) is not None:
            yield _period(match, count / 2 if match["half"] else count, match["unit"])
    for match in _GLUED.finditer(text):
        share = Fraction(1, 2) if match["half"].lower().startswith("hal") else Fraction(3, 2)
        yield _period(match, share, match["unit"])
    for match in _EACH.finditer(text):
        yield _period(match, Fraction(1), match["unit"])
    for match in _RHYTHM.finditer(text):
        count = Fraction(1, 2) if match[1].lower() == "half" else _count(match[1] or "een")
        if count is not None:
            yield _period(match, count, match[2])


def _count(word: str) -> Fraction | None:
    if word[0].isdigit():
        return Fraction(word.replace(",", "."))
    if word.lower() in ("anderhalf", "anderhalve"):
        return Fraction(3, 2)
    value = cardinal(word)
    return None if value is None else Fraction(value)


def _period(match: re.Match[str], count: Fraction, unit: str) -> Period:
    measure, size = _UNITS[unit.lower()]
    return Period(match.start(), match.end(), match[0], count * size, measure)

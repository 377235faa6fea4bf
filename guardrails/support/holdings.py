"""The facts of a text, so arranged that looking one up costs the same in a long text."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from dutch.dates import Date
from dutch.facts import Facts
from dutch.laws import law_key
from dutch.numbers import Number
from dutch.periods import Period
from dutch.references import Reference

Fact = Number | Period | Date | Reference
_Day = tuple[int | None, int | None, int | None]


class Holdings:
    def __init__(self, found: Facts) -> None:
        self._amounts = {n.key for n in found.numbers} | {p.key for p in found.periods}
        self._days = {day for date in found.dates for day in _less_precise(date)}
        self._parts_of_years: dict[int | None, set[Date]] = defaultdict(set)
        for date in found.dates:
            self._parts_of_years[date.year].add(_placeless(date))
        self._laws: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
        for reference in found.references:
            for size in range(len(reference.place) + 1):
                place = reference.kind, reference.place[:size]
                self._laws[place].add(law_key(reference.law))

    def has(self, fact: Fact) -> bool:
        """Whether the text says this, in any wording and at least as precisely."""
        if isinstance(fact, Reference):
            laws = self._laws.get((fact.kind, fact.place), set())
            return bool(laws) and (not fact.law or not laws.isdisjoint(("", law_key(fact.law))))
        if isinstance(fact, Date):
            return self._has_date(fact)
        return fact.key in self._amounts

    def _has_date(self, date: Date) -> bool:
        if date.months is None:
            return (date.year, date.month, date.day) in self._days
        return any(other.carries(date) for other in self._parts_of_years.get(date.year, ()))


def _less_precise(date: Date) -> Iterator[_Day]:
    return product({date.year, None}, {date.month, None}, {date.day, None})


def _placeless(date: Date) -> Date:
    """The same date without where it stands, so that a set holds it once."""
    return Date(0, 0, "", date.year, date.month, None, date.months)

"""The hard facts of a text: what must stay the same however it is worded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dutch.dates import Date, dates
from dutch.numbers import Number, numbers
from dutch.periods import Period, periods
from dutch.references import Reference, references


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Fact = TypeVar("_Fact", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Facts:
    """Every figure stands in one list only: "artikel 5" is a reference, "5 weken" a period."""

    references: tuple[Reference, ...]
    dates: tuple[Date, ...]
    periods: tuple[Period, ...]
    numbers: tuple[Number, ...]

    def places(self) -> Iterator[tuple[int, int]]:
        """Where each of them starts and ends, kind by kind."""
        every: tuple[tuple[_Placed, ...], ...] = (
            self.references,
            self.dates,
            self.periods,
            self.numbers,
        )
        return ((fact.start, fact.end) for found in every for fact in found)


def facts(text: str) -> Facts:
    """Read all facts of a text, each in its most telling kind."""
    cited = tuple(references(text))
    dated = _outside(dates(text), cited)
    timed = _outside(periods(text), (*cited, *dated))
    return Facts(cited, dated, timed, _outside(numbers(text), (*cited, *dated, *timed)))


def _outside(found: Iterable[_Fact], taken: Iterable[_Placed]) -> tuple[_Fact, ...]:
    """Leave out what overlaps; both are in order of place."""
    occupied = sorted((one.start, one.end) for one in taken)
    free, place = [], 0
    for fact in found:
        while place < len(occupied) and occupied[place][1] <= fact.start:
            place += 1
        if place == len(occupied) or occupied[place][0] >= fact.end:
            free.append(fact)
    return tuple(free)

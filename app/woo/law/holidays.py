"""The days that a statutory term does not end on, by the Algemene termijnenwet."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "holidays.toml"
_WEEKEND = {5: "zaterdag", 6: "zondag"}
_SUNDAY = 6
_KONINGSDAG_SINCE = 2014


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Holidays as data: by day of the year, by days after Easter, and by royal decree."""

    fixed: Mapping[str, str]
    easter: Mapping[str, str]
    decree: frozenset[date]
    known_from: int
    known_until: int


def why_not(day: date) -> str | None:
    """The name of what keeps a term from ending on this day; None on a working day."""
    return _holiday(day) or _WEEKEND.get(day.weekday())


def decrees_known(day: date) -> bool:
    """Whether the extra days of this year are in the data."""
    calendar = _calendar()
    return calendar.known_from <= day.year <= calendar.known_until


def easter(year: int) -> date:
    """Easter Sunday; the anonymous Gregorian algorithm (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    leap, leap_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leap - correction + 15) % 30
    leap_year, leap_year_rest = divmod(of_century, 4)
    weekday = (32 + 2 * leap_rest + 2 * leap_year - moon - leap_year_rest) % 7
    shift = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _holiday(day: date) -> str | None:
    calendar = _calendar()
    if day == _koningsdag(day.year):
        return "Koningsdag"
    if day in calendar.decree:
        return "gelijkgestelde dag bij koninklijk besluit"
    after_easter = str((day - easter(day.year)).days)
    return calendar.fixed.get(f"{day:%m-%d}") or calendar.easter.get(after_easter)


def _koningsdag(year: int) -> date | None:
    if year < _KONINGSDAG_SINCE:
        return None
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


@cache
def _calendar() -> _Calendar:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    decree = data["decree"]
    return _Calendar(
        data["fixed"],
        data["easter"],
        frozenset(decree["days"]),
        decree["known_from"],
        decree["known_until"],
    )

"""When a Woo request must be decided on: art. 4.4 Woo and the Algemene termijnenwet.

There is no penalty to work out: art. 8.2 Woo switches the dwangsom off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import InvalidInput
from app.values.dossiers import Suspension
from app.woo.law.holidays import decrees_known, why_not
from dutch.dates import written

TERM = timedelta(days=28)
EXTENSION = timedelta(days=14)
OBJECTION = timedelta(days=42)
TWO_WEEKS = timedelta(days=14)
_YEARS = range(1990, 2200)


@dataclass(frozen=True, slots=True)
class Shift:
    """A last day that moved because a term may not end there."""

    since: date
    until: date
    because: str


@dataclass(frozen=True, slots=True)
class Term:
    """The dates of a request; all after the Algemene termijnenwet, applied once at the end.

    `first_term_ends` is there when nothing is suspended, `extended_until` when there was a
    verdaging. `objection_until` counts from the decision, or from the last day to take it.
    """

    decide_by: date
    first_term_ends: date | None
    extended_until: date | None
    objection_until: date
    shifts: tuple[Shift, ...]
    warnings: tuple[str, ...] = ()


def term(
    received: date,
    *,
    extended: bool = False,
    suspensions: Sequence[Suspension] = (),
    decided: date | None = None,
) -> Term:
    """Give the last days of a request. Raises: InvalidInput for dates that cannot be."""
    _check_years(received, decided, *(day for s in suspensions for day in (s.notice, s.end)))
    if decided and decided < received:
        raise InvalidInput("Het besluit kan niet voor de ontvangst van het verzoek liggen.")
    stopped = _stopped(received, suspensions, TERM + (EXTENSION if extended else timedelta()))
    raw = received + TERM + (EXTENSION if extended else timedelta()) + stopped
    decide_by = working_day(raw)
    objection = working_day((decided or decide_by) + OBJECTION)
    return Term(
        decide_by=decide_by,
        first_term_ends=None if suspensions else working_day(received + TERM),
        extended_until=decide_by if extended else None,
        objection_until=objection,
        shifts=(_shift(raw, decide_by),) if decide_by != raw else (),
        warnings=_warnings(decide_by, objection),
    )


def check_extension(notice: date, received: date, suspensions: Sequence[Suspension] = ()) -> None:
    """Raises: InvalidInput when the notice was not in time to extend the term."""
    if notice < received:
        raise InvalidInput("De verdaging kan niet voor de ontvangst van het verzoek liggen.")
    before = [each for each in suspensions if each.notice <= notice]
    ended = term(received, suspensions=before).decide_by
    if notice > ended:
        raise InvalidInput(
            f"De verdaging is te laat: de termijn van vier weken eindigde op {written(ended)}."
        )


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has to be done on a day at the latest, or may be done until it."""

    day: date
    what: str


def calendar(received: date, found: Term) -> list[Due]:
    """What is due in a request, in order of day; art. 4.1, 4.2a, 4.4 and 4.6 Woo, 6:7 Awb."""
    two_weeks = working_day(received + TWO_WEEKS)
    due = [
        Due(two_weeks, "om precisering vragen als het verzoek te algemeen is"),
        Due(two_weeks, "besluiten om het verzoek niet te behandelen wegens misbruik"),
        Due(found.decide_by, "besluiten en bekendmaken"),
        Due(working_day(found.decide_by + TWO_WEEKS), "openbaar maken waar een derde bezwaar had"),
        Due(found.objection_until, "einde van de bezwaartermijn"),
    ]
    if found.first_term_ends:
        due.append(Due(found.first_term_ends, "verdagen, schriftelijk en met een reden"))
    return sorted(due, key=lambda each: each.day)


def working_day(day: date) -> date:
    """This day, or the first after it that is no weekend or holiday (art. 1 Atw)."""
    while why_not(day):
        day += timedelta(days=1)
    return day


def parse_suspension(text: str) -> Suspension:
    """Read FROM:TO. Raises: InvalidInput."""
    notice, colon, end = text.partition(":")
    if not colon:
        raise InvalidInput("Geef een opschorting als twee datums: 2026-06-10:2026-06-24.")
    return Suspension(parse_date(notice), parse_date(end))


def parse_date(text: str) -> date:
    """Read YYYY-MM-DD. Raises: InvalidInput."""
    given = text.strip()
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or day.isoformat() != given:
        raise InvalidInput(f"'{given}' is geen datum. Schrijf een datum als 2026-11-02.")
    return day


def _stopped(received: date, suspensions: Sequence[Suspension], length: timedelta) -> timedelta:
    """How long the clock stood still; a day that two suspensions share counts once."""
    stopped = timedelta()
    until = received
    for each in sorted(suspensions, key=lambda s: (s.notice, s.end)):
        if each.end < each.notice:
            raise InvalidInput("Een opschorting kan niet eindigen voordat zij begint.")
        if each.notice < received:
            raise InvalidInput("De opschorting begint voor de ontvangst van het verzoek.")
        if each.notice > working_day(received + length + stopped):
            raise InvalidInput("De opschorting begint pas na het einde van de termijn.")
        stopped += max(each.end - max(each.notice, until), timedelta())
        until = max(until, each.end)
    return stopped


def _shift(raw: date, until: date) -> Shift:
    passed = (raw + timedelta(days=n) for n in range((until - raw).days))
    names = dict.fromkeys(name for day in passed if (name := why_not(day)))
    return Shift(raw, until, f"De laatste dag kan niet vallen op: {', '.join(names)}.")


def _warnings(*days: date) -> tuple[str, ...]:
    unknown = sorted({day.year for day in days if not decrees_known(day)})
    return tuple(
        f"De extra vrije dagen van {year} (bij koninklijk besluit) zijn niet bekend. "
        "Controleer de datum." for year in unknown
    )  # fmt: skip


def _check_years(*days: date | None) -> None:
    if any(day is not None and day.year not in _YEARS for day in days):
        raise InvalidInput("Een van de datums ligt te ver weg.")

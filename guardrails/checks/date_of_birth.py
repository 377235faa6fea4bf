"""Dates of birth; a bare date is nobody's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from guardrails.contract import Finding
from guardrails.layout import after, before, column

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)
_MONTH_NUMBERS = dict(
    zip(_MONTHS.split("|"), [*range(1, 13), 1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12], strict=True)
)
_DATE = re.compile(
    r"(?<![\w-])(?<!\d[./])(?:"
    r"(?P<day>\d{1,2}) ?[-./ ] ?(?P<month>\d{1,2}) ?[-./ ] ?(?P<year>(?:18|19|20)\d{2}|\d{2})"
    r"|(?P<year2>(?:18|19|20)\d{2}) ?[-./] ?(?P<month2>\d{1,2}) ?[-./] ?(?P<day2>\d{1,2})"
    rf"|(?P<day3>\d{{1,2}})[ -](?P<name>{_MONTHS})\.?[ -](?P<year3>(?:18|19|20)?\d{{2}})"
    r"|(?P<year4>(?:19|20)\d{2})(?P<month4>[01]\d)(?P<day4>[0-3]\d)"
    r")(?![\w])(?![-./]\d)",
    re.IGNORECASE,
)
_SAYS_BIRTH = re.compile(
    r"\bgeboren\b|\bgeb\b|\bgeboorte ?-?\s?(?:datum|dag|dd)|\bgeb\.|\bgeb ?datum|\bgebdat|\bgbd\b"
    r"|date of birth|\bd\.?o\.?b\.?\b|\bborn\b|verjaardag|\bgeboortejaar"
)
_OTHER_DATE = re.compile(
    r"\b(?:overleden|overlijden|ingangsdatum|einddatum|verzonden|datum besluit|vervaldatum"
    r"|getekend"
    r"|afspraak|geldig|d\.d\.|ondertekend|ontvangen|getrouwd|gehuwd|verhuisd|aangevraagd|sinds"
    r"|vanaf|tot en met|ingeschreven|start)\b"
)
_AFTER_A_NAME = re.compile(
    r"(?:(?:(?!Raad\b|Hof\b)[A-Z\u00c0-\u00dd][\w'-]+|[A-Z]\.) )"
    r"(?:(?:van|de|der|den|ten|ter|el|'t) ){0,3}"
    r"[A-Z\u00c0-\u00dd][\w'-]+ ?(?:, ?|\(|/ ?)$"
    r"|\b(?:zoon|dochter|kind|man|vrouw|vader|moeder|broer|zus|heer|mevrouw|mw\.?|dhr\.?) "
    r"[A-Z\u00c0-\u00dd][\w'-]+ ?(?:, ?|\()$"
)


_OLDEST = 1880
_CENTURY = 100


def _this_year() -> int:
    return datetime.now(UTC).year


@dataclass(frozen=True, slots=True)
class DateOfBirthCheck:
    """A possible date near a word for birth, in a birth column, or right after a name."""

    name: str = "date_of_birth"
    this_year: int = field(default_factory=_this_year)

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _DATE.finditer(text):
            year = self._year(match)
            if year is None or not _OLDEST < year <= self.this_year:
                continue
            if _said(text, match):
                yield Finding("date_of_birth", *match.span(), "datum bij 'geboren'", 0.96)
            elif year < self.this_year - 3 and _AFTER_A_NAME.search(
                text[max(0, match.start() - 60) : match.start()]
            ):
                yield Finding("date_of_birth", *match.span(), "datum direct na een naam", 0.85)

    def _year(self, match: re.Match[str]) -> int | None:
        """The year, when day and month exist in it."""
        parts = match.groupdict()
        shown = parts["year"] or parts["year2"] or parts["year3"] or parts["year4"]
        year = int(shown)
        if year < _CENTURY:
            year += 2000 if year <= self.this_year % _CENTURY else 1900
        name = (parts["name"] or "").lower()
        month = _MONTH_NUMBERS.get(name) or int(
            parts["month"] or parts["month2"] or parts["month4"]
        )
        day = int(parts["day"] or parts["day2"] or parts["day3"] or parts["day4"])
        try:
            return date(year, month, day).year
        except ValueError:
            return None


def _said(text: str, match: re.Match[str]) -> bool:
    heading = column(text, match.start())
    if heading:
        return bool(_SAYS_BIRTH.search(heading) or heading.startswith("geb"))
    words = before(text, match.start(), 70)
    found = [m.end() for m in _SAYS_BIRTH.finditer(words)]
    if found:
        return not _OTHER_DATE.search(words, found[-1]) and not re.search(
            r"\d{4}|[.!?] [a-z]", words[found[-1] :].lstrip(". ")
        )
    return bool(re.match(r"\W{0,3}(?:geboren|geb\.)", after(text, match.end(), 15)))

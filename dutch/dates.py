"""Dates in every Dutch way of writing, whole or in part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "feb": 2, "febr": 2, "maart": 3, "mrt": 3, "april": 4,
    "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augustus": 8, "aug": 8,
    "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
_PARTS = {
    "begin": range(1, 5), "voorjaar": range(2, 7), "medio": range(5, 9), "halverwege": range(5, 9),
    "zomer": range(6, 10), "najaar": range(8, 13), "eind": range(9, 13), "einde": range(9, 13),
}  # fmt: skip
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_WRITTEN = re.compile(
    rf"\b(?:(?P<d>[0-3]?\d)(?:e|ste|de)?\s)?(?P<m>{_NAMES})\b\.?(?:\s(?P<y>{_YEAR})\b)?", re.I
)
_FIGURES = re.compile(
    rf"(?<![\d.-])(?P<d>[0-3]?\d)(?P<s>[-/.])(?P<m>[01]?\d)(?P=s)(?P<y>{_YEAR})\b"
)
_ISO = re.compile(rf"(?<![\d-])(?P<y>{_YEAR})-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b")
_QUARTER = re.compile(
    r"\b(?:Q(?P<q>[1-4])|(?P<w>eerste|tweede|derde|vierde|[1-4]e) kwartaal)"
    rf"(?: van)? (?P<y>{_YEAR})\b",
    re.I,
)
_PART = re.compile(
    rf"\b(?P<p>{'|'.join(_PARTS)})(?:\s(?:van|in|het jaar|jaar)){{0,2}}\s(?P<y>{_YEAR})\b", re.I
)
_ALONE = re.compile(rf"(?<![\w.,/€-])(?P<y>{_YEAR})(?![\w/]|[.,]\d|-\d)")
_RANKS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}


@dataclass(frozen=True, slots=True)
class Date:
    """What is said of a date; None is not said, `months` is a part of a year such as "begin"."""

    start: int
    end: int
    text: str
    year: int | None
    month: int | None = None
    day: int | None = None
    months: range | None = None

    def carries(self, claim: "Date") -> bool:
        """Whether a source that says this also says the claim, which may be less precise."""
        if claim.year is not None and self.year != claim.year:
            return False
        if claim.months is not None:
            return self.months == claim.months or self.month in claim.months
        return claim.month in (None, self.month) and claim.day in (None, self.day)


def written(day: date) -> str:
    """A date as a letter has it: "3 december 2026"."""
    month = next(name for name, number in _MONTHS.items() if number == day.month)
    return f"{day.day} {month} {day.year}"


def dates(text: str) -> list[Date]:
    """All dates in order, the longest reading of each; impossible dates are left out."""
    found = sorted(_all(text), key=lambda d: (d.start, -d.end))
    kept: list[Date] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _all(text: str) -> Iterator[Date]:
    for pattern in (_ISO, _FIGURES):
        for match in pattern.finditer(text):
            yield from _whole(match, int(match["y"]), int(match["m"]), int(match["d"]))
    for match in _WRITTEN.finditer(text):
        yield from _written(match)
    for match in _QUARTER.finditer(text):
        number = int(match["q"] or _RANKS.get(match["w"].lower(), match["w"][0]))
        months = range(3 * number - 2, 3 * number + 1)
        yield Date(match.start(), match.end(), match[0], int(match["y"]), months=months)
    for match in _PART.finditer(text):
        months = _PARTS[match["p"].lower().replace("einde", "eind")]
        yield Date(match.start(), match.end(), match[0], int(match["y"]), months=months)
    for match in _ALONE.finditer(text):
        yield Date(match.start(), match.end(), match[0], int(match["y"]))


def _written(match: re.Match[str]) -> Iterator[Date]:
    year = int(match["y"]) if match["y"] else None
    month = _MONTHS[match["m"].lower()]
    if match["d"]:
        yield from _whole(match, year, month, int(match["d"]))
    elif year is not None or len(match["m"]) > len("sept"):
        # "mei" and "mrt" alone may be something else; "maart" alone is a month.
        yield Date(match.start(), match.end(), match[0], year, month)


def _whole(match: re.Match[str], year: int | None, month: int, day: int) -> Iterator[Date]:
    leap_year = 2000
    try:
        date(year or leap_year, month, day)
    except ValueError:
        return
    yield Date(match.start(), match.end(), match[0], year, month, day)

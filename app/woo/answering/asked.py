"""What one point of a request is about: the words to search, the period, the sorts of document."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from app.woo.answering.wording import kinds, wording
from dutch.dates import Date, dates
from knowledge_base.terms import terms

Period = tuple[dt.date | None, dt.date | None]

_WORD = re.compile(r"\w[\w'’&/-]*")
_SINCE = re.compile(r"\b(?:vanaf|sinds|na)\W*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:van|tussen|periode|jaren)\W*$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:tot(?: en met| aan)?|t/m|t\.e\.m\.|voor|en)\W*$|[-–]\s*$", re.IGNORECASE
)
_GOES_ON = re.compile(r",?\s*(?:\b(?:tot|t/m|en)\b|[-–]\s*\d)", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|over|uit|gedurende|van|jaar|jaren)\s*$", re.IGNORECASE)
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)\b")
_REACH = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """`subject` are the words to search with; `kinds` is empty when any document will do.

    `period`: the first and last day, each None when not said.
    """

    subject: str
    period: Period
    kinds: frozenset[str]

    def covers(self, day: dt.date | None) -> bool:
        """Whether a document of this day may be meant; one without a day may be."""
        first, last = self.period
        return day is None or ((first is None or first <= day) and (last is None or day <= last))


def asked(text: str) -> Asked:
    """What this text asks about."""
    named = frozenset(kind for kind, words in kinds().items() if words.search(text))
    of_any_kind = wording("any").search(text)
    return Asked(_subject(text), period(text), frozenset() if of_any_kind else named)


def period(text: str) -> Period:
    """From the first day that opens a period to the last that ends it; a bare year is both."""
    first: dt.date | None = None
    last: dt.date | None = None
    text = _YEARS.sub(r"\1 tot \2", text)
    for date in dates(text):
        before, after = text[max(0, date.start - _REACH) : date.start], text[date.end :]
        if date.year is None:
            continue
        if _SINCE.search(before) or (_FROM.search(before) and _GOES_ON.match(after)):
            first = _first_day(date)
        elif first is not None and _UNTIL.search(before):
            last = _last_day(date)
        elif date.day is None and _IN.search(before):
            first, last = first or _first_day(date), _last_day(date)
    return (first, last) if last is None or first is None or first <= last else (None, None)


def _subject(text: str) -> str:
    said = text
    for date in reversed(dates(text)):
        said = f"{said[: date.start]} {said[date.end :]}"
    bare = said = wording("around").sub(" ", wording("formula").sub(" ", said))
    for words in (*kinds().values(), wording("any")):
        said = words.sub(" ", said)
    best = next((each for each in (said, bare) if terms(each)), text)
    return " ".join(_WORD.findall(best))


def _first_day(date: Date) -> dt.date:
    month = date.months.start if date.months else date.month or 1
    return dt.date(date.year or 1, month, date.day or 1)


def _last_day(date: Date) -> dt.date:
    year = date.year or 1
    month = date.months[-1] if date.months else date.month or 12
    return dt.date(year, month, date.day or monthrange(year, month)[1])

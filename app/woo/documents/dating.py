"""The day of a document that says it only in its own text."""

import datetime as dt
import re

from app.woo.documents.kinds import CHAT_LINE
from dutch.dates import dates

_HEAD = 1_500
_CALENDAR = re.compile(r"^DTSTART[^:\n]*:(\d{4})(\d\d)(\d\d)", re.MULTILINE)
# "Datum: 3 mei 2025" and "Duinstad, 3 mei 2025": a line of its own above a letter.
_DATE_LINE = re.compile(
    r"^(?:datum|date|dagtekening|datum en handtekening)\s*:?\s*(?P<named>[^\n]{6,40})$"
    r"|^[^\W\d_][\w' -]{2,30}, (?P<placed>\d{1,2} \w+ \d{4})$",
    re.IGNORECASE | re.MULTILINE,
)


def appointment(text: str) -> dt.date | None:
    """The day on which an appointment begins."""
    found = _CALENDAR.search(text)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def day_said(text: str, kind: str) -> dt.date | None:
    """Of a chat the last day, of other documents the date above them."""
    if kind == "chat":
        heads = list(CHAT_LINE.finditer(text))
        return _day(heads[-1].group()) if heads else None
    line = _DATE_LINE.search(text[:_HEAD])
    return _day(line["named"] or line["placed"]) if line else None


def _day(said: str) -> dt.date | None:
    for found in dates(said):
        if found.year and found.month and found.day:
            return dt.date(found.year, found.month, found.day)
    return None

"""Headings that show in the words alone: how Dutch laws, policies and contracts are divided."""

import re

_NUMBER = r"(?:\d+[a-z]{0,2}|[IVXLC]+|[A-Z])(?:[.:]\d+[a-z]{0,2})*"
_DIVISIONS = {
    "deel": 1,
    "boek": 1,
    "hoofdstuk": 2,
    "titel": 3,
    "afdeling": 4,
    "paragraaf": 5,
    "§": 5,
    "artikel": 6,
    "bijlage": 2,
}
_DIVISION = re.compile(
    rf"^(?P<kind>(?i:{'|'.join(_DIVISIONS)}))(?:(?<=§)|\s)\s*{_NUMBER}"
    r"(?P<rest>[.:]?(?:\s+[-–—]?\s*\S.*)?)$"
)
_LONGEST = 120


def division_level(line: str) -> int | None:
    """Give the level of a line such as "Artikel 5.1 Uitzonderingen", None for any other line.

    A sentence that starts with an article ("Artikel 5 bepaalt dat ...") ends in punctuation or
    goes on in lower case, so it is not taken for a heading.
    """
    if len(line) > _LONGEST or not (match := _DIVISION.match(line)):
        return None
    rest = match["rest"].lstrip(" .:-–—")
    if rest and (rest[0].islower() or rest[-1] in ".;,"):
        return None
    return _DIVISIONS[match["kind"].lower()]

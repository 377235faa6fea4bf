"""Numbers that only their name tells apart: V-number, RSIN, KvK, personnel number and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.nl import bsn

from guardrails.contract import Finding
from guardrails.layout import before, column

_NR = r"[ -]?(?:nummers?|nrs?\.?|no\.?)?"
# Staff numbers often begin with a letter or two: "P-104882".
_PREFIX = re.compile(r"(?<![\w€-])[A-Z]{1,3}-?$")
_PREFIX_REACH = 5
_DIGITS = re.compile(r"\d(?<![€a-z_\d]\d)(?<!\d[.,-]\d)(?:[ .-]?\d){3,13}(?![\w%€])(?![.,-]\d)")
_LINK = r"(?:[\s:.=|'\"(]| is| was| van| hierbij)*"


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """What a number is called, how many digits it has, and whether it is public."""

    kind: str
    called: str
    lengths: range
    public: bool = False
    eleven_test: bool = False


_NUMBERS = (
    NamedNumber("v_number", rf"\bv{_NR}|\bvreemdelingen{_NR}|\bvnr\.?|\bind{_NR}", range(10, 11)),
    NamedNumber("rsin", r"\brsin\b" + _NR, range(9, 10), public=True, eleven_test=True),
    NamedNumber(
        "kvk", rf"\bkvk{_NR}|handelsregister{_NR}|kamer van koophandel", range(8, 9), True
    ),
    NamedNumber("kvk", rf"vestigings{_NR}", range(12, 13), True),
    NamedNumber(
        "other_id",
        rf"\b(?:personeels|medewerkers|student|leerling|cliënt|client|patiënt|a-|administratie"
        rf"|klant|pers\.?|p-(?=n)|big|agb|lidmaatschaps|gedetineerden|strafdossier){_NR}",
        range(5, 13),
    ),
)
_LETTERED = "other_id"
_AFTER = [re.compile(rf"(?:{n.called}){_LINK}$") for n in _NUMBERS]
_IN_HEADING = [re.compile(n.called) for n in _NUMBERS]


@dataclass(frozen=True, slots=True)
class NamedNumberCheck:
    """A number directly after its name, or in a column with that name above it."""

    name: str = "named_number"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _DIGITS.finditer(text):
            start = _start(text, match.start())
            number = _named(text, start, match[0]) if start is not None else None
            if start is None or number is None:
                continue
            if start == match.start() or number.kind == _LETTERED:
                reason = "nummer na zijn naam"
                yield Finding(number.kind, start, match.end(), reason, 0.94, public=number.public)


def _start(text: str, digits: int) -> int | None:
    """Where the number begins with the letters in front of it; None inside another word."""
    reach = text[max(0, digits - _PREFIX_REACH) : digits]
    if letters := _PREFIX.search(reach):
        return digits - len(letters[0])
    return None if reach and (reach[-1].isalnum() or reach[-1] in "_€-") else digits


def _named(text: str, start: int, written: str) -> NamedNumber | None:
    digits = re.sub(r"\D", "", written)
    heading = column(text, start)
    words = "" if heading else before(text, start, 40)
    for number, after, above in zip(_NUMBERS, _AFTER, _IN_HEADING, strict=True):
        if len(digits) not in number.lengths or not (above if heading else after).search(
            heading or words
        ):
            continue
        if not number.eleven_test or bsn.is_valid(digits):
            return number
    return None

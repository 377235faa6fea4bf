"""Numbers that only their name tells apart: V-number, RSIN, KvK, personnel number and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.nl import bsn

from guardrails.contract import Finding
from guardrails.layout import before, column

_NR = r"[ -]?(?:nummers?|nrs?\.?|no\.?)?"
_DIGITS = re.compile(r"\d(?<![\w€-]\d)(?<!\d[.,]\d)(?:[ .-]?\d){3,13}(?![\w%€])(?![.,-]\d)")
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
_AFTER = [re.compile(rf"(?:{n.called}){_LINK}$") for n in _NUMBERS]
_IN_HEADING = [re.compile(n.called) for n in _NUMBERS]


@dataclass(frozen=True, slots=True)
class NamedNumberCheck:
    """A number directly after its name, or in a column with that name above it."""

    name: str = "named_number"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _DIGITS.finditer(text):
            number = _named(text, match)
            if number:
                reason = "nummer na zijn naam"
                yield Finding(number.kind, *match.span(), reason, 0.94, public=number.public)


def _named(text: str, match: re.Match[str]) -> NamedNumber | None:
    digits = re.sub(r"\D", "", match[0])
    heading = column(text, match.start())
    words = "" if heading else before(text, match.start(), 40)
    for number, after, above in zip(_NUMBERS, _AFTER, _IN_HEADING, strict=True):
        if len(digits) not in number.lengths or not (above if heading else after).search(
            heading or words
        ):
            continue
        if not number.eleven_test or bsn.is_valid(digits):
            return number
    return None

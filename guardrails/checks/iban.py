"""Bank account numbers (IBAN) of any country."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from stdnum import iban, numdb

from guardrails.contract import Finding

_CANDIDATE = re.compile(
    r"(?<![^\W_])[A-Za-z]{2}[ .-]?\d{2}(?:(?: ?[.\-/\n] ?| )?[A-Za-z0-9]){11,30}"
)
_LETTERS_AND_DIGITS = re.compile(r"[A-Za-z0-9]")
_PART = re.compile(r"\d+")
_CHECKED = 4


@dataclass(frozen=True, slots=True)
class IbanCheck:
    """Letters and digits that pass mod-97, grouped and written as people do."""

    name: str = "iban"

    def __call__(self, text: str) -> Iterator[Finding]:
        cursor = 0
        while match := _CANDIDATE.search(text, cursor):
            end = _valid_end(text, match)
            if end:
                yield Finding("iban", match.start(), end, "controlegetal klopt (mod 97)", 0.99)
            cursor = end or match.start() + 2


def _valid_end(text: str, match: re.Match[str]) -> int | None:
    """Where the number ends: the country decides how long it is."""
    ends = [m.end() for m in _LETTERS_AND_DIGITS.finditer(text, *match.span())]
    compact = "".join(c for c in match[0] if c.isalnum()).upper()
    length = _length(compact[:2])
    if not length or length > len(compact):
        return None
    end = ends[length - 1]
    valid = iban.is_valid(compact[:length], check_country=False)
    return end if valid and not text[end : end + 1].isalnum() else None


@cache
def _length(country: str) -> int:
    """The length in the registry of SWIFT, country and check digits included; 0 where none is."""
    structure = numdb.get("iban").info(country)[0][1].get("bban")
    return _CHECKED + sum(map(int, _PART.findall(structure))) if structure else 0

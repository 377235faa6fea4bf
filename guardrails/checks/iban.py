"""Bank account numbers (IBAN) of any country."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum import iban

from guardrails.contract import Finding

_CANDIDATE = re.compile(
    r"(?<![^\W_])[A-Za-z]{2}[ .-]?\d{2}(?:(?: ?[.\-/\n] ?| )?[A-Za-z0-9]){11,30}"
)
_LETTERS_AND_DIGITS = re.compile(r"[A-Za-z0-9]")
_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "IT": 27, "PL": 28}
_SHORTEST = 15


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
    wanted = _LENGTHS.get(compact[:2])
    lengths = [wanted] if wanted else range(len(compact), _SHORTEST - 1, -1)
    for length in lengths:
        if length <= len(compact) and iban.is_valid(compact[:length], check_country=False):
            next_char = text[ends[length - 1] : ends[length - 1] + 1]
            if not next_char.isalnum():
                return ends[length - 1]
    return None

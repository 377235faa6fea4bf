"""Reads text the way people see it, and remembers where each character stood."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from guardrails.contract import Check, Finding

_LAST = 0x1FC00  # no digit, space or dash stands beyond the symbols of legacy computing
_LAST_ASCII = 0x7F
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_LINE_HYPHEN = r"(?<=[^\W\d_])[-\u2010\u2011] ?\r?\n[ \t]*(?=[^\W\d_A-Z])"
_DROPPED = re.compile(rf"[{_INVISIBLE}]+|{_LINE_HYPHEN}")
_COMBINING = re.compile("[\u0300-\u036f]")
_CHANGED = re.compile(rf"[^\W\d_][\u0300-\u036f]+|{_DROPPED.pattern}")


def _same_length() -> dict[int, str]:
    """Digits, spaces, dashes and full-width forms that stand for one ASCII character."""
    table: dict[int, str] = {}
    for code in range(0x80, _LAST):
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Nd":
            table[code] = str(unicodedata.decimal(char))
        elif category == "Zs":
            table[code] = " "
        elif category == "Pd":
            table[code] = "-"
        elif code in _FULL_WIDTH:
            table[code] = chr(code - 0xFEE0)
    return table | {0x2212: "-", 0x2019: "'", 0x2018: "'", 0x02BC: "'"}


_SAME_LENGTH = _same_length()


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain text for patterns; `original` gives a span back in the text as given."""

    text: str
    _at: list[int] = field(default_factory=lambda: [0])
    _shift: list[int] = field(default_factory=lambda: [0])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Translate a non-empty folded span; what was folded away inside it belongs to it."""
        return self._begin(start), self._finish(end)

    def _begin(self, position: int) -> int:
        return position + self._shift[bisect_right(self._at, position) - 1]

    def _finish(self, position: int) -> int:
        segment = bisect_right(self._at, position - 1) - 1
        width = 1
        composed = segment + 1 < len(self._at) and self._at[segment + 1] == position
        if composed and self._at[segment] == position - 1 and self._is_composed(segment):
            width += self._shift[segment + 1] - self._shift[segment]
        return position - 1 + self._shift[segment] + width

    def _is_composed(self, segment: int) -> bool:
        return ord(self.text[self._at[segment]]) > _LAST_ASCII


def fold(text: str) -> Folded:
    """Fold digits, spaces and dashes to ASCII; drop invisible characters and line hyphens."""
    plain = text if text.isascii() else text.translate(_SAME_LENGTH)
    if text.isascii() and "-\n" not in text and "-\r\n" not in text and "- \n" not in text:
        return Folded(text)
    pieces: list[str] = []
    at, shift = [0], [0]
    cursor = length = 0
    changes = _CHANGED if _COMBINING.search(plain) else _DROPPED
    for match in changes.finditer(plain):
        before = plain[cursor : match.start()]
        length += len(before)
        pieces.append(before)
        cursor = match.end()
        if unicodedata.combining(match[0][-1]):
            composed = unicodedata.normalize("NFC", match[0])[:1]
            pieces.append(composed)
            at.append(length)
            shift.append(match.start() - length)
            length += 1
        at.append(length)
        shift.append(cursor - length)
    pieces.append(plain[cursor:])
    return Folded("".join(pieces), at, shift)


@dataclass(frozen=True, slots=True)
class OnFolded:
    """Runs checks on the folded text, which is made once, and reports in the text as given."""

    checks: Sequence[Check]
    name: str = "folded"

    def __call__(self, text: str) -> Iterator[Finding]:
        folded = fold(text)
        for check in self.checks:
            if folded.text == text:
                yield from check(text)
                continue
            for finding in check(folded.text):
                start, end = folded.original(finding.start, finding.end)
                yield replace(finding, start=start, end=end)

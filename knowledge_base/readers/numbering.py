"""Numbers that a word processor shows and does not store: "1.2", "artikel 3", "b.", "IV"."""

import re
from collections import defaultdict
from dataclasses import dataclass

_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
_ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
_PLACE = re.compile(r"%(\d)")
_ALPHABET = 26
_LARGEST_ROMAN = 3999
BULLET = "bullet"
NO_NUMBER = "none"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; in `pattern`, "%2" is the number of level 2."""

    style: str
    pattern: str
    start: int = 1


class Numbering:
    """Counts along with the paragraphs of a document."""

    def __init__(self, lists: dict[str, dict[int, Level]]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def restart(self, list_id: str) -> None:
        self._counts.pop(list_id, None)

    def next(self, list_id: str, depth: int) -> str:
        """Give the label of the next paragraph of this list, "-" for a bullet, "" for none."""
        levels = self._lists.get(list_id, {})
        if not (level := levels.get(depth)):
            return ""
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.style == BULLET:
            return "-"

        def number(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            shown = levels.get(other, level)
            return write_number(counts.get(other, shown.start), shown.style)

        return _PLACE.sub(number, level.pattern).strip()


def write_number(number: int, style: str) -> str:
    """Write a number in a style of WordprocessingML."""
    if style in ("lowerLetter", "upperLetter") and number > 0:
        times, letter = divmod(number - 1, _ALPHABET)
        text = chr(ord("a") + letter) * (min(times, 9) + 1)
    elif style in ("lowerRoman", "upperRoman") and 0 < number <= _LARGEST_ROMAN:
        text = _roman(number)
    elif style == NO_NUMBER:
        text = ""
    else:
        text = f"{number:02}" if style == "decimalZero" else str(number)
    return text.upper() if style.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN.items():
        text += sign * (number // value)
        number %= value
    return text

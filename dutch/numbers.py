"""Numbers in figures and in words, with one normal form for every way of writing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Unit = Literal["", "%", "€", "e"]

_COUNTING = """
    nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
    zestien zeventien achttien negentien
"""
_SMALL = _COUNTING.split()
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
    "tachtig": 80, "negentig": 90,
}  # fmt: skip
_BELOW_100 = {word: value for value, word in enumerate(_SMALL)} | _TENS
_BELOW_100 |= {
    f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}": value + tens
    for value, unit in enumerate(_SMALL[1:10], 1)
    for ten, tens in _TENS.items()
}
_SCALES = {
    "honderd": 100, "duizend": 1000, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9,
    "mld": 10**9,
}  # fmt: skip
_LONGEST = len("negenhonderdnegenennegentigduizendnegenhonderdnegenennegentig")
_ODD_ORDINALS = {"eerste": 1, "derde": 3, "achtste": 8}
_PARTS = {"helft": Fraction(1, 2), "half": Fraction(1, 2), "halve": Fraction(1, 2),
          "kwart": Fraction(1, 4)}  # fmt: skip

_FIGURE = re.compile(
    r"(?P<euro>(?:€|EUR|euro)\s?)?"
    r"(?<![\w.,:/-])(?P<sign>[-−])?(?P<n>\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,9})?|\d{1,15}(?:,\d{1,9})?)(?:,-+)?"
    r"(?P<order>e|de|ste)?(?![\w/:]|\.\d|-\d)"
    r"(?:\s(?P<scale>honderd|duizend|miljoen|mln|miljard|mld)\b\.?)?"
    r"(?P<after>\s?(?:%|procent\b|€|euro\b|EUR\b))?"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_WORD = re.compile(r"(?:\s(honderd|duizend|miljoen|miljard)\b)?\s?(%|procent\b|euro\b)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands; a share is a unit of its own: 80 % and "vier vijfde" agree."""

    start: int
    end: int
    text: str
    value: Fraction
    unit: Unit = ""

    @property
    def key(self) -> tuple[Unit, Fraction]:
        return self.unit, self.value


def numbers(text: str) -> list[Number]:
    """All numbers in order; "een" is left out unless written "één", for it is an article."""
    found = sorted([*_figures(text), *_written(text)], key=lambda n: (n.start, -n.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def cardinal(word: str) -> int | None:
    """Read one number word: "vierentwintig", "dertienhonderd", "tienduizend"."""
    if len(word) > _LONGEST:
        return None
    plain = word.lower().replace("é", "e")
    for scale in ("duizend", "honderd"):
        before, found, after = plain.partition(scale)
        if found:
            lead = cardinal(before) if before else 1
            rest = cardinal(after.removeprefix("en")) if after else 0
            return None if lead is None or rest is None else lead * _SCALES[scale] + rest
    return _BELOW_100.get(plain)


def ordinal(word: str) -> int | None:
    """Read one rank word: "eerste", "tweede", "twintigste"."""
    plain = word.lower()
    if plain in _ODD_ORDINALS:
        return _ODD_ORDINALS[plain]
    for ending in ("ste", "de"):
        if plain.endswith(ending):
            return cardinal(plain.removesuffix(ending))
    return None


def _figures(text: str) -> Iterator[Number]:
    for match in _FIGURE.finditer(text):
        value = Fraction(match["n"].replace(".", "").replace(",", "."))
        value *= _SCALES.get(match["scale"] or "", 1) * (-1 if match["sign"] else 1)
        end = match.end("after") if match["after"] else match.end()
        yield _number(text, match.start(), end, value, _unit(match))


def _unit(match: re.Match[str]) -> Unit:
    after = (match["after"] or "").strip()
    if after in ("%", "procent"):
        return "%"
    if match["euro"] or after:
        return "€"
    return "e" if match["order"] else ""


def _number(text: str, start: int, end: int, value: Fraction, unit: Unit) -> Number:
    return Number(start, end, text[start:end], value / 100 if unit == "%" else value, unit)


def _written(text: str) -> Iterator[Number]:
    previous: re.Match[str] | None = None
    for match in _LETTERS.finditer(text):
        word = match[0].lower()
        if (share := _share(word, previous, text[match.end() : match.end() + 5])) is not None:
            start = previous.start() if previous and cardinal(previous[0]) else match.start()
            yield Number(start, match.end(), text[start : match.end()], share, "%")
        elif word in {"anderhalf", "anderhalve"}:
            yield Number(match.start(), match.end(), match[0], Fraction(3, 2))
        elif word != "een" and (value := cardinal(word)) is not None:
            yield _spelled(text, match, value)
        elif (rank := ordinal(word)) is not None and word != "eerste":
            yield Number(match.start(), match.end(), match[0], Fraction(rank), "e")
        previous = match


def _share(word: str, previous: re.Match[str] | None, after: str) -> Fraction | None:
    """Read a part of a whole: "de helft", "een kwart", "vier vijfde", "een derde van"."""
    if word == "driekwart":
        return Fraction(3, 4)
    count = cardinal(previous[0]) if previous else None
    if word in ("helft", "kwart"):
        return _PARTS[word] * (count or 1)
    below = ordinal(word)
    if count is None or below is None or not 0 < count < below:
        return None
    if count == 1 and not after.startswith((" van", " deel")):
        return None
    return Fraction(count, below)


def _spelled(text: str, match: re.Match[str], value: int) -> Number:
    after = _AFTER_WORD.match(text, match.end())
    scale, mark = after.groups() if after else (None, None)
    unit: Unit = "" if mark is None else "€" if mark == "euro" else "%"
    end = after.end() if after and (scale or mark) else match.end()
    return _number(text, match.start(), end, Fraction(value * _SCALES.get(scale or "", 1)), unit)

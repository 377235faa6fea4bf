"""Addresses and numbers of persons that were found once are found everywhere in a dossier."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from app.woo.finding.numbers import Numbers
from app.woo.finding.passages import DOSSIER, Passage
from app.woo.finding.spellings import PIECE, canonical

_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Za-z]{2}\b")
_STREET = re.compile(r"\b[A-Z][\w'-]{5,} \d{1,5}\b")
_SPREADS = frozenset({"postal_address", "licence_plate", "other_id", "passport_or_id"})
_FEWEST_PIECES = 2
_NUMBER = re.compile(r"\(?\+?\d[\d ().+-]{7,18}\d")
_CALLED = (
    r"(?:algemeen|centraal|publieks|informatie|klantcontact\w*|receptie|balie|meldkamer|loket)"
    r"(?: ?(?:telefoon)?nummer)?"
)
_SAID_BEFORE = re.compile(
    rf"\b{_CALLED}\W{{0,4}}(?:(?:tel|telefoon|t)\b\W{{0,3}})?$", re.IGNORECASE
)
_SAID_BEHIND = re.compile(rf"^ ?\((?:\w+ )?{_CALLED}\)", re.IGNORECASE)
_BEFORE, _BEHIND = 60, 40

Pieces = tuple[str, ...]


class Alike:
    """Filled with what was found, then asked where else it stands."""

    def __init__(self) -> None:
        self._known: dict[str, dict[Pieces, tuple[str, str, str]]] = defaultdict(dict)
        self._of_the_house: set[str] = set()
        self._numbers = Numbers()

    def hear(self, found: str, kind: str, ground: str, reason: str) -> None:
        """Take in a value; of an address the street and the postcode count apart too."""
        self._numbers.hear(found, kind, ground, reason)
        if kind not in _SPREADS:
            return
        # A letter may have a name before the street: the last word of it says enough.
        parts = (*_POSTCODE.findall(found), *_STREET.findall(found))
        for part in (found, _POSTCODE.sub("", found), *parts):
            pieces = _pieces(part)
            if len(pieces) >= _FEWEST_PIECES and any(piece.isdigit() for piece in pieces):
                self._known[pieces[0]][pieces] = (kind, ground, reason)

    def look_in(self, text: str) -> None:
        """Learn which numbers are of the house: said so once, they are so everywhere."""
        for number in _NUMBER.finditer(text):
            if is_of_the_house(text, *number.span()):
                self._of_the_house.add(canonical("phone", number[0]))

    def is_of_the_house(self, number: str) -> bool:
        return canonical("phone", number) in self._of_the_house

    def mentions(self, text: str) -> Iterator[Passage]:
        """Every place where a known value stands, the longest one that fits."""
        for number in self._numbers.mentions(text):
            if not self.is_of_the_house(text[number.start : number.end]):
                yield number
        said = list(PIECE.finditer(text))
        at = 0
        while at < len(said):
            known = self._known.get(said[at].group().casefold(), {})
            length = max((len(p) for p in known if _is_at(p, said, at)), default=0)
            if length:
                yield _passage(said, at, length, known)
            at += length or 1


def _is_at(wanted: Pieces, said: list[re.Match[str]], at: int) -> bool:
    here = said[at : at + len(wanted)]
    return tuple(piece.group().casefold() for piece in here) == wanted


def _passage(
    said: list[re.Match[str]], at: int, length: int, known: Mapping[Pieces, tuple[str, str, str]]
) -> Passage:
    run = said[at : at + length]
    kind, ground, reason = known[tuple(piece.group().casefold() for piece in run)]
    reason = f"{reason}, elders in het dossier gevonden"
    return Passage(kind, run[0].start(), run[-1].end(), ground, reason, 0.8, DOSSIER)


def is_of_the_house(text: str, start: int, end: int) -> bool:
    """Whether the words around a number say that it is nobody's own."""
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    return bool(_SAID_BEFORE.search(before) or _SAID_BEHIND.search(behind))


def _pieces(text: str) -> Pieces:
    return tuple(piece.casefold() for piece in PIECE.findall(text))

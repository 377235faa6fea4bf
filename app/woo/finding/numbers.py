"""Numbers that tell who somebody is, the same however they are spaced or joined."""

import re
from collections.abc import Iterator, Sequence

from app.woo.finding.passages import DOSSIER, Passage
from app.woo.finding.spellings import PIECE, canonical

# What may stand between the parts of one number: "NL91 ABNA", "06 - 12", "(0)6", "111.222.333".
_JOINT = re.compile(r"[ .\-/()]{0,3}")
# A shorter one could as well be an amount, a year or a house number.
_SHORTEST = 8


class Numbers:
    """Filled with the numbers that were found, then asked where else they stand."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str, str]] = {}
        self._openings: set[str] = set()

    def hear(self, found: str, kind: str, ground: str, reason: str) -> None:
        """An address is no number: its parts are known by themselves."""
        value = canonical(kind, found)
        if kind == "postal_address" or len(value) < _SHORTEST:
            return
        spellings = [value]
        if kind == "phone" and value.startswith("0"):
            spellings += [f"31{value[1:]}", f"310{value[1:]}", f"0031{value[1:]}"]
        for each in spellings:
            self._known[each] = (kind, ground, reason)
            self._openings |= {each[:length] for length in range(1, len(each) + 1)}

    def mentions(self, text: str) -> Iterator[Passage]:
        """Every place where a known number stands by itself."""
        pieces = list(PIECE.finditer(text))
        at = 0
        while at < len(pieces):
            length, found = self._at(text, pieces, at)
            if found:
                kind, ground, reason = self._known[found]
                start, end = pieces[at].start(), pieces[at + length - 1].end()
                said = f"{reason}, elders in het dossier gevonden"
                yield Passage(kind, start, end, ground, said, 0.8, DOSSIER)
            at += length or 1

    def _at(self, text: str, pieces: Sequence[re.Match[str]], at: int) -> tuple[int, str]:
        """How many pieces from here are a known number, and which; 0 for none."""
        before = pieces[at].start() - 1
        if before >= 0 and text[before].isalnum():
            return 0, ""
        joined, end = "", pieces[at].start()
        for length, piece in enumerate(pieces[at:], start=1):
            joined += piece.group().casefold()
            if joined not in self._openings or not _JOINT.fullmatch(text, end, piece.start()):
                break
            end = piece.end()
            if joined in self._known and not text[end : end + 1].isalnum():
                return length, joined
        return 0, ""

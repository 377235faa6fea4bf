"""The text while it is written: units that are whole, then sentences that may be shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.values.tasks import Release
from dutch.sentences import finished, sentences

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n+(?=\S)")


@dataclass(slots=True)
class Incoming:
    """What the model wrote and nobody has seen yet, given out as soon as a unit is whole."""

    release: Release
    text: str = ""

    def feed(self, piece: str) -> str:
        """The whole units at the start of the text, "" while there are none."""
        self.text += piece
        end = self._whole()
        unit, self.text = self.text[:end], self.text[end:]
        return unit

    def rest(self, *, complete: bool) -> str:
        """What is left; of a text that was cut off only its whole sentences."""
        unit = self.text if complete or self.release == "whole" else self.text[: self._whole()]
        self.text = ""
        return unit.rstrip()

    def _whole(self) -> int:
        match self.release:
            case "sentence":
                return finished(self.text)
            case "paragraph":
                ends = [match.start() for match in _PARAGRAPH_END.finditer(self.text)]
                return ends[-1] if ends else 0
            case "whole":
                return 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence with what stands before it: white space, a list mark, the mark of a heading."""

    before: str
    text: str


def pieces(unit: str) -> Iterator[Piece]:
    """All of the unit; a tail in which no sentence stands is a piece without words."""
    end = 0
    for sentence in sentences(unit):
        yield Piece(unit[end : sentence.start], sentence.text)
        end = sentence.end
    if unit[end:].strip():
        yield Piece(unit[end:], "")


@dataclass(slots=True)
class Shown:
    """The text as it was shown so far; ids of sentences count from z1."""

    text: str = ""
    count: int = 0
    held_back: list[str] = field(default_factory=list)

    def add(self, piece: Piece) -> "Placed":
        self.count += 1
        added = (piece.before if self.text else piece.before.lstrip()) + piece.text
        self.text += added
        return Placed(f"z{self.count}", added, len(self.text) - len(piece.text))


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence with its id, what was added for it, and where it starts in the whole."""

    id: str
    added: str
    start: int

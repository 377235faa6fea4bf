"""Where two texts differ, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Literal["same", "gone", "new"]
    text: str


def pieces(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts cut where they differ: "gone" stands only in the first, "new" in the second."""
    a, b = _PIECE.findall(before), _PIECE.findall(after)
    left, right = [], []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        same = tag == "equal"
        left += [*_piece("same" if same else "gone", "".join(a[a1:a2]))]
        right += [*_piece("same" if same else "new", "".join(b[b1:b2]))]
    return left, right


def _piece(kind: Literal["same", "gone", "new"], text: str) -> Iterator[Piece]:
    if text:
        yield Piece(kind, text)

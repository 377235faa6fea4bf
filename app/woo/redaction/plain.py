"""Text as letters and digits only, so that the same words look the same in every lay-out."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` without case, accents, spaces and signs; `at[i]` is where its sign i came from."""

    text: str
    at: tuple[int, ...]

    def places(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Every place of a plain text in this one, as half-open spans; they may overlap."""
        start = self.text.find(wanted) if wanted else -1
        while start >= 0:
            yield start, start + len(wanted)
            start = self.text.find(wanted, start + 1)


def plain(pieces: Iterable[str]) -> Plain:
    """Of a text, or of a row of pieces; `at` counts the characters or the pieces."""
    signs: list[str] = []
    at: list[int] = []
    for place, piece in enumerate(pieces):
        for sign in _signs(piece):
            signs.append(sign)
            at.append(place)
    return Plain("".join(signs), tuple(at))


def _signs(piece: str) -> Iterator[str]:
    """What is left of one sign: a ligature is two letters, an accent is none."""
    for sign in unicodedata.normalize("NFKD", piece).casefold():
        if sign.isalnum():
            yield sign


def is_written(wanted: str, signs: Sequence[str], start: int, end: int) -> bool:
    """Whether signs say the same in the same capitals, and are no part of a longer word."""
    around = [*signs[max(start - 1, 0) : start], *signs[end : end + 1]]
    return not any(sign.isalnum() for sign in around) and _bare(wanted) == _bare(signs[start:end])


def _bare(signs: Iterable[str]) -> str:
    return "".join(sign for sign in signs if sign.isalnum())


def shared(one: str, other: str) -> int:
    """How many signs at the start of two texts are the same."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def shared_end(one: str, other: str) -> int:
    return shared(one[::-1], other[::-1])

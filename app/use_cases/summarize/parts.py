"""Cuts long texts into parts that a model reads one by one, within a budget."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.use_cases.summarize.pieces import Piece, in_sections
from app.use_cases.summarize.ranking import chosen

# One sentence for so many words, within these bounds for a text of one part and of many.
_WORDS_A_SENTENCE, _FEWEST, _MOST_ALONE, _MOST_OF_MANY = 50, 2, 5, 2


@dataclass(frozen=True, slots=True)
class Part:
    """What the model reads in one go, in reading order, and how many sentences to write of it.

    `best` is the sentence that says most of it; `alone`: the document has no other part.
    """

    title: str
    pieces: tuple[Piece, ...]
    best: Piece
    sentences: int
    alone: bool

    @property
    def words(self) -> int:
        return _words(self.pieces)

    @property
    def passages(self) -> list[str]:
        """The text for the model: a heading above what stands under it."""
        return [
            "\n".join(filter(None, [run[0].heading, " ".join(piece.text for piece in run)]))
            for run in in_sections(self.pieces)
        ]


def parts(title: str, scores: Mapping[Piece, float], words: int, most: int) -> list[Part]:
    """One document in at most `most` parts of about `words` words, the best sentences of each."""
    runs = _runs(list(scores), words, most)
    cut = [chosen({piece: scores[piece] for piece in run}, words) for run in runs]
    return [
        Part(
            title=title,
            pieces=tuple(some),
            best=max(some, key=scores.__getitem__),
            sentences=_sentences(some, len(runs)),
            alone=len(runs) == 1,
        )
        for some in cut
        if some
    ]


def _runs(some: Sequence[Piece], words: int, most: int) -> list[list[Piece]]:
    total = _words(some)
    count = max(1, min(most, math.ceil(total / words)))
    size = total / count
    runs: list[list[Piece]] = [[]]
    for section in _no_larger(in_sections(some), size):
        full = _words(runs[-1]) + _words(section) / 2 > size
        if runs[-1] and full and len(runs) < count:
            runs.append([])
        runs[-1] += section
    return runs


def _no_larger(sections: Sequence[list[Piece]], size: float) -> Iterator[list[Piece]]:
    for section in sections:
        bit: list[Piece] = []
        for piece in section:
            if bit and _words(bit) + piece.words > size:
                yield bit
                bit = []
            bit.append(piece)
        yield bit


def _words(some: Sequence[Piece]) -> int:
    return sum(piece.words for piece in some)


def _sentences(some: Sequence[Piece], of: int) -> int:
    most = _MOST_ALONE if of == 1 else _MOST_OF_MANY
    return max(_FEWEST, min(most, _words(some) // _WORDS_A_SENTENCE))

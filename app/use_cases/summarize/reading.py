"""What the model is given to read: of each text the best sentences, as it may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.ports.texts import TextGuard
from app.use_cases.summarize.parts import Part, parts
from app.use_cases.summarize.pieces import Piece, every_sentence, pieces
from app.use_cases.summarize.ranking import ranked
from app.values.guarding import Guarded
from app.values.texts import GivenText


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts to read, of how much they were taken, and what the guard did to them."""

    parts: tuple[Part, ...]
    pieces: tuple[Piece, ...]
    guards: tuple[Guarded, ...] = ()

    @property
    def read(self) -> list[Piece]:
        return [piece for part in self.parts for piece in part.pieces]


def read(given: Sequence[GivenText], words: int, part_words: int) -> Reading:
    """Choose at most `words` words of all texts together, a fair share of each.

    A text that needs less than its share leaves the rest to the others.
    """
    found = [pieces(text) or every_sentence(text) for text in given]
    shares = _shares([sum(piece.words for piece in some) for some in found], words)
    cut = [
        part
        for text, some, share in zip(given, found, shares, strict=True)
        for part in parts(text.title, ranked(some), part_words, max(1, round(share / part_words)))
    ]
    return Reading(tuple(cut), tuple(piece for some in found for piece in some))


async def guarded(reading: Reading, guard: TextGuard) -> Reading:
    """The same as a model may read it, titles and headings included."""
    texts = [each for piece in reading.read for each in (piece.text, piece.heading)]
    asked = list(dict.fromkeys([*texts, *(part.title for part in reading.parts)]))
    readable = await guard.readable(asked)
    shown = dict(zip(asked, readable.sentences, strict=True))
    cut = [part for part in (_shown(part, shown) for part in reading.parts) if part]
    return replace(reading, parts=tuple(cut), guards=readable.guards)


def _shown(part: Part, shown: Mapping[str, str | None]) -> Part | None:
    allowed = {
        piece: replace(piece, text=text, heading=shown[piece.heading] or "")
        for piece in part.pieces
        if (text := shown[piece.text])
    }
    if not allowed:
        return None
    kept = tuple(allowed.values())
    best = allowed.get(part.best, kept[0])
    return replace(part, title=shown[part.title] or "", pieces=kept, best=best)


def _shares(wanted: Sequence[int], words: int) -> list[float]:
    """An equal share for each, and what the small ones leave to the large ones."""
    shares = [0.0] * len(wanted)
    left = float(words)
    smallest_first = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for done, place in enumerate(smallest_first):
        shares[place] = min(wanted[place], left / (len(wanted) - done))
        left -= shares[place]
    return shares

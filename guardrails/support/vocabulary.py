"""Which words of a text a word may stand for: itself, a compound with it, or one alike."""

from collections.abc import Iterable, Iterator

_LONG_STEM = 5
_LONGEST = 40
_INSIDE, _SAME_START = 0.8, 0.6
# Of words that look alike this many are enough; it bounds the time for made-up words.
_MOST = 20


class Vocabulary:
    """The stems of a text, each once."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = frozenset(stems)
        self._joined = "".join(f" {stem}" for stem in self._stems)

    def alike(self, stem: str) -> dict[str, float]:
        """Give how surely each stem of the text says this one, between 0 and 1."""
        if len(stem) < _LONG_STEM or not stem.isalpha():
            return {stem: 1.0} if stem in self._stems else {}
        found = dict.fromkeys(self._with(f" {stem[:_LONG_STEM]}"), _SAME_START)
        found |= dict.fromkeys(self._with(stem), _INSIDE)
        found |= dict.fromkeys(self._stems.intersection(_parts(stem)), _INSIDE)
        return found | ({stem: 1.0} if stem in self._stems else {})

    def held(self, stem: str) -> float:
        return max(self.alike(stem).values(), default=0.0)

    def _with(self, letters: str) -> Iterator[str]:
        """The stems that hold these letters, or that begin with them behind a space."""
        place = self._joined.find(letters)
        for _ in range(_MOST):
            if place < 0:
                return
            end = self._joined.find(" ", place + 1)
            end = len(self._joined) if end < 0 else end
            yield self._joined[self._joined.rfind(" ", 0, place + 1) + 1 : end]
            place = self._joined.find(letters, end)


def _parts(stem: str) -> Iterator[str]:
    """The shorter words that may be in a compound."""
    size = min(len(stem), _LONGEST)
    for start in range(size - _LONG_STEM + 1):
        for end in range(start + _LONG_STEM, size + 1):
            yield stem[start:end]

"""Small fingerprints of texts, so that ten thousand of them fit in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

_SHINGLE = 3
_ROWS, _BANDS = 4, 24
_PRIME = (1 << 61) - 1
_START = 8
_FEWEST_WORDS = 20
_SMALL_BUCKET = 40
_AT_ONCE = 4_096

Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`signature` estimates likeness (MinHash); None for a text too short to compare."""

    words: int
    signature: Numbers | None

    def likeness(self, other: "Fingerprint") -> float:
        """What the share of runs in common is about, 0..1; the error is mostly below 0.1."""
        if self.signature is None or other.signature is None:
            return 0.0
        return float(np.mean(self.signature == other.signature))


def fingerprint(words: Sequence[str]) -> Fingerprint:
    if len(words) < _FEWEST_WORDS:
        return Fingerprint(len(words), None)
    found = shingles(words)
    pieces = (found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE))
    return Fingerprint(len(words), np.min([_lowest(piece) for piece in pieces], axis=0))


def _lowest(hashes: Numbers) -> Numbers:
    mixed = (hashes[:, None] * _FACTORS[None, :] + _TERMS[None, :]) ^ (hashes[:, None] >> 29)
    lowest: Numbers = mixed.min(axis=0)
    return lowest


def shingles(words: Sequence[str]) -> Numbers:
    """A number for each run of three words, each once."""
    return np.unique(_runs(words, _SHINGLE))


def likeness(one: Numbers, other: Numbers) -> float:
    """The share of runs that two texts have in common (Jaccard), 0..1."""
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / max(1, len(one) + len(other) - common)


def ends(words: Sequence[str]) -> tuple[int, int] | None:
    """A number for the first words and one for the last; None when a text is too short."""
    if len(words) < _START:
        return None
    return int(_runs(words[:_START], _START)[0]), int(_runs(words[-_START:], _START)[0])


def runs(words: Sequence[str]) -> list[int]:
    """The number of every run in the text that could begin or end another text."""
    found: list[int] = _runs(words, _START).tolist()
    return found


def _runs(words: Sequence[str], size: int) -> Numbers:
    """A number for each run of so many words, in order; numbers wrap around on purpose."""
    hashes = np.fromiter(map(_hash, words), dtype=np.uint64, count=len(words))
    count = max(0, len(words) - size + 1)
    return sum(
        (hashes[n : n + count] * _FACTORS[n] for n in range(size)), np.zeros(count, np.uint64)
    )


@lru_cache(maxsize=50_000)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def candidates(prints: dict[str, Fingerprint]) -> set[tuple[str, str]]:
    """Pairs that may be alike, found without comparing all with all (locality-sensitive)."""
    found: set[tuple[str, str]] = set()
    for band in range(_BANDS):
        buckets: dict[bytes, list[str]] = {}
        for name, each in prints.items():
            if each.signature is not None:
                rows = each.signature[band * _ROWS : (band + 1) * _ROWS]
                buckets.setdefault(rows.tobytes(), []).append(name)
        for names in buckets.values():
            found |= set(_pairs(sorted(names)))
    return found


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """All pairs of a small bucket; of a large one each with the first, or it would explode."""
    if len(names) <= _SMALL_BUCKET:
        return combinations(names, 2)
    return ((names[0], other) for other in names[1:])


_chance = np.random.default_rng(20260615)
_FACTORS = _chance.integers(1, _PRIME, _ROWS * _BANDS, dtype=np.uint64) | np.uint64(1)
_TERMS = _chance.integers(0, _PRIME, _ROWS * _BANDS, dtype=np.uint64)

"""Small fingerprints of texts, so that ten thousand of them fit in memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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

Signature = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`signature` estimates likeness (MinHash); None for a text too short to compare."""

    words: int
    signature: Signature | None


def fingerprint(words: Sequence[str]) -> Fingerprint:
    if len(words) < _FEWEST_WORDS:
        return Fingerprint(len(words), None)
    hashes = np.fromiter(shingles(words), dtype=np.uint64)
    mixed = (hashes[:, None] * _FACTORS[None, :] + _TERMS[None, :]) ^ (hashes[:, None] >> 29)
    return Fingerprint(len(words), mixed.min(axis=0))


def shingles(words: Sequence[str]) -> set[int]:
    """A number for each run of three words."""
    runs = zip(*(words[n:] for n in range(_SHINGLE)), strict=False)
    return {hash_of(run) for run in runs}


def likeness(one: set[int], other: set[int]) -> float:
    """The share of runs that two texts have in common (Jaccard), 0..1."""
    return len(one & other) / max(1, len(one | other))


def starts(words: Sequence[str]) -> int | None:
    """A number for the first words of a text; None when it is too short to know it by."""
    return hash_of(words[:_START]) if len(words) >= _START else None


def runs(words: Sequence[str]) -> Iterator[int]:
    """The number of every run in the text that could be the start of another text."""
    return (hash_of(words[at : at + _START]) for at in range(len(words) - _START + 1))


def hash_of(run: Iterable[str]) -> int:
    digest = blake2b("\0".join(run).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


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

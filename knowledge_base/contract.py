"""Documents in, passages out: the values and protocols of the knowledge base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]


class Unreadable(Exception):
    """This file gives no text; the message is the reason, in Dutch, for the person who sent it."""


class EmbedderChanged(Exception):
    """The collection was made with another embedder; it must be indexed again first."""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of text under one heading on one page (pages count from 1)."""

    text: str
    heading: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a file: an attachment, or a member of an archive."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader got out of one file. `parts` may be lazy: one part in memory at a time."""

    title: str
    sections: tuple[Section, ...]
    parts: Iterable[Part] = ()


class Reader(Protocol):
    @property
    def suffixes(self) -> frozenset[str]:
        """Lower-case endings this reader takes, with the dot."""
        ...

    def __call__(self, name: str, data: bytes) -> Extracted:
        """Raises: Unreadable with the reason; nothing else, whatever the bytes are."""
        ...


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document as it is indexed and quoted.

    `document` is a stable id, `path` is relative to the folder given (members: `outer/inner`),
    `ordinal` is the place in the document, `heading` the path of headings joined by " > ".
    """

    id: str
    document: str
    path: str
    title: str
    heading: str
    page: int | None
    ordinal: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that was found, with its fused score (higher is better, 0..1)."""

    chunk: Chunk
    score: float
    cosine: float = 0.0


class Embedder(Protocol):
    @property
    def name(self) -> str:
        """Changes whenever the vectors would; recorded in the collection."""
        ...

    @property
    def dimensions(self) -> int: ...

    def passages(self, texts: Sequence[str]) -> Matrix:
        """One unit vector a row."""
        ...

    def question(self, text: str) -> Vector: ...


@dataclass(frozen=True, slots=True)
class Failure:
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What one ingest did; the counts are documents, `chunks` is what the collection now holds."""

    collection: str
    added: int
    updated: int
    unchanged: int
    removed: int
    chunks: int
    failed: tuple[Failure, ...]
    seconds: float

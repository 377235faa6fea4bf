"""Documents in, passages out: the values and protocols of the knowledge base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from knowledge_base.vectors import Matrix, Vector


class Unreadable(Exception):
    """This file gives no text; the message is the reason, in Dutch, for the person who sent it."""


class EmbedderChanged(Exception):
    """The collection was made with another embedder; it must be indexed again first."""


class EmbedderAway(Exception):
    """The embedder is elsewhere and does not answer, or answers with something else."""


class KnowledgeBaseBusy(Exception):
    """Somebody else is writing to this knowledge base; there is one writer at a time."""


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
    `context` is the line that opened the list this chunk goes on with, `tail` the white space
    after the text: `text + tail` of all chunks is the document again.
    """

    id: str
    document: str
    path: str
    title: str
    heading: str
    page: int | None
    ordinal: int
    text: str
    context: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that was found, with its fused score (higher is better, 0..1).

    `cosine` is with the question, `coverage` the share of the question's words (by weight) that
    the chunk holds: the two to look at when deciding that there is no answer. `note` tells the
    reader what was done to the text.
    """

    chunk: Chunk
    score: float
    cosine: float = 0.0
    coverage: float = 0.0
    note: str = ""


class Embedder(Protocol):
    @property
    def name(self) -> str:
        """Changes whenever the vectors would; recorded in the collection."""
        ...

    @property
    def dimensions(self) -> int: ...

    @property
    def spread(self) -> float:
        """About how far apart the cosines of a right and an unrelated passage are."""
        ...

    def passages(self, texts: Sequence[str]) -> "Matrix":
        """One unit vector a row."""
        ...

    def question(self, text: str) -> "Vector": ...


@dataclass(frozen=True, slots=True)
class Nearest:
    """A chunk near a question; cosine 1 is the same direction."""

    id: str
    cosine: float


class Index(Protocol):
    """The vectors of one collection; unit vectors in, nearest first out."""

    def put(self, ids: Sequence[str], vectors: "Matrix") -> None:
        """Add these, or replace those that are there under the same id."""
        ...

    def remove(self, ids: Sequence[str]) -> None:
        """Ids that are not there do no harm."""
        ...

    def nearest(self, vector: "Vector", limit: int) -> list[Nearest]: ...

    def cosines(self, vector: "Vector", ids: Sequence[str]) -> dict[str, float]:
        """Cosine of the vector with each of these; unknown ids are left out."""
        ...

    def count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """What was not taken in; `refused` when it was read and may not be here."""

    path: str
    reason: str
    refused: bool = False


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


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: files done of all files, `left` in seconds (None: not known yet)."""

    done: int
    total: int
    path: str
    chunks_per_second: float
    left: float | None


@dataclass(frozen=True, slots=True)
class CollectionInfo:
    """What a collection holds and what it was made with; `current` is false after a change."""

    name: str
    documents: int
    chunks: int
    embedder: str
    dimensions: int
    chunking: str
    current: bool

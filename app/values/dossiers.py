"""A Woo dossier: the request, its documents, and how these belong together."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from guardrails.contract import Mark

Context = Literal["intern", "extern", "bestuur"]
FileState = Literal["waiting", "done"]


@dataclass(frozen=True, slots=True)
class Suspension:
    """The clock stands still after `notice`, up to and including `end` (art. 4.4 lid 3)."""

    notice: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Dossier:
    """A request and what belongs to it; `id` is a slug. Only `members` may open it.

    `source` is the folder or archive that was imported, on the machine where that was done.
    `period` are the first and last day that was asked about, `case_number` is what the request
    is known by elsewhere. `extended` is the day of the notice that the decision takes longer.
    """

    id: str
    made: dt.datetime
    owner: str
    members: frozenset[str]
    title: str = ""
    organisation: str = ""
    received: dt.date | None = None
    period: tuple[dt.date | None, dt.date | None] = (None, None)
    source: str = ""
    exported: dt.datetime | None = None
    case_number: str = ""
    extended: dt.date | None = None
    suspended: tuple[Suspension, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file in the source: its number in the dossier, and whether it has been read."""

    number: int
    path: str
    state: FileState = "waiting"

    @property
    def done(self) -> bool:
        return self.state == "done"


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one page as it is read; pages count from 1, other kinds of file have one."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a reader of the file does not see: a comment, deleted text, a property, a script."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class MailHeaders:
    """The headers that tie messages together; ids without their brackets."""

    message_id: str = ""
    parents: tuple[str, ...] = ()
    subject: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    sent: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document: a file, or a part of a mail or archive (`file` is then `outer/inner`).

    `id` is its number in the dossier: "0007", and "0007.1" for the first part of that file. It is
    the number in every list and the name of the published file. `digest` is the SHA-256 of the
    original, `body_digest` that of the text without transport, `holder` the document it is in.
    `summary` is a line of its own text, `summary_support` whether the text carries it.
    `covered_by`: a later mail that holds this one whole. `hidden` is never published.
    """

    id: str
    file: str
    digest: str
    file_type: str
    kind: str
    title: str
    date: dt.date | None = None
    holder: str | None = None
    context: Context = "intern"
    summary: str = ""
    summary_support: Mark = "not_checkable"
    sender: str = ""
    recipients: tuple[str, ...] = ()
    mail: MailHeaders | None = None
    body_digest: str = ""
    hidden: tuple[Hidden, ...] = ()
    pages: int = 1
    scan: bool = False
    family: str | None = None
    thread: str | None = None
    duplicate_of: str | None = None
    covered_by: str | None = None
    out_of_scope: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be taken in, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """Everything that came out of one file of the source."""

    number: int
    documents: Sequence[Document]
    pages: Mapping[str, Sequence[Page]]
    unread: Sequence[Unread] = ()


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two documents that look alike; a person decides what that means."""

    one: str
    other: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Relations:
    """How the documents of a dossier belong together, by document id."""

    families: Sequence[Sequence[str]] = ()
    threads: Sequence[Sequence[str]] = ()
    duplicate_of: dict[str, str] = field(default_factory=dict)
    covered_by: dict[str, str] = field(default_factory=dict)
    near: Sequence[NearPair] = ()
    contexts: dict[str, Context] = field(default_factory=dict)
    out_of_scope: frozenset[str] = frozenset()

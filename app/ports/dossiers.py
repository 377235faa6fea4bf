"""What the Woo dossier needs to be kept, and who works on it in its own words."""

from collections.abc import Sequence
from typing import BinaryIO, Protocol

from app.values.dossiers import (
    Document,
    Dossier,
    FileRead,
    GivenFile,
    NearPair,
    Page,
    Relations,
    Unread,
)
from app.values.proposals import Decision, Proposal, Tally


class DossierStore(Protocol):
    """The rows of all dossiers; every method but `add`, `find` and `every` is about one."""

    async def add(self, dossier: Dossier) -> None: ...

    async def save(self, dossier: Dossier) -> None:
        """Write the fields of the dossier itself."""
        ...

    async def find(self, dossier: str) -> Dossier | None: ...

    async def every(self) -> Sequence[Dossier]: ...

    async def remove(self, dossier: str) -> None:
        """Take the dossier away with everything that hangs on it."""
        ...

    async def plan(self, dossier: str, paths: Sequence[str]) -> None:
        """Give each path that has none yet the next number, in the order given."""
        ...

    async def files(self, dossier: str, numbers: range | None = None) -> Sequence[GivenFile]:
        """In order of number; all of them, or those with these numbers."""
        ...

    async def put(self, dossier: str, read: FileRead) -> None:
        """Write all that came out of one file, in the place of what was there of it."""
        ...

    async def documents(
        self, dossier: str, places: range | None = None, *, whole: bool = True
    ) -> Sequence[Document]:
        """In order of id; all of them, or those at these places in that order.

        Not `whole` leaves out headers of mail and hidden text, which no list shows.
        """
        ...

    async def document(self, dossier: str, document: str) -> Document | None: ...

    async def change(self, dossier: str, document: Document) -> None:
        """Write the fields of a document itself; its pages and proposals stay."""
        ...

    async def pages(self, dossier: str, document: str) -> Sequence[Page]: ...

    async def unread(self, dossier: str) -> Sequence[Unread]: ...

    async def relate(self, dossier: str, relations: Relations) -> None:
        """Write how documents belong together, in the place of what was known."""
        ...

    async def near(self, dossier: str) -> Sequence[NearPair]: ...

    async def propose(self, dossier: str, document: str, proposals: Sequence[Proposal]) -> None:
        """Write what the machine proposes for a document, in the place of what it proposed.

        What a person added stays.
        """
        ...

    async def propose_own(self, dossier: str, proposal: Proposal) -> None:
        """Add a proposal of a person."""
        ...

    async def proposals(self, dossier: str, document: str | None = None) -> Sequence[Proposal]:
        """In order of document, page and place."""
        ...

    async def tallies(self, dossier: str) -> Sequence[Tally]:
        """The proposals of all documents without their texts, for who only counts them."""
        ...

    async def alike(self, dossier: str, proposal: str) -> Sequence[Proposal]:
        """The proposal with this id and all with its key; none when it is not there."""
        ...

    async def log(self, dossier: str, decisions: Sequence[Decision]) -> None:
        """Add to the end of the log; their numbers are given here."""
        ...

    async def decisions(self, dossier: str) -> Sequence[Decision]:
        """The whole log, oldest first."""
        ...


class Originals(Protocol):
    """The files of a dossier as they came, by their SHA-256; they are never changed."""

    async def keep(self, dossier: str, data: bytes) -> str:
        """Give the digest; what is there already is not written again."""
        ...

    async def read(self, dossier: str, digest: str) -> bytes:
        """Raises: NotFound."""
        ...

    async def receive(self, dossier: str, name: str, content: BinaryIO) -> str:
        """Keep a file that was sent, and give the source that all sent files are in.

        Raises: InvalidInput when the name cannot be used.
        """
        ...

    async def remove(self, dossier: str) -> None:
        """Take all files of the dossier away."""
        ...

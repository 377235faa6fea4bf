"""Where the files of an export are kept until they are fetched."""

from collections.abc import Sequence
from typing import Protocol


class OfficePrinter(Protocol):
    """Makes pages of an office file, as its reader would print it."""

    @property
    def name(self) -> str: ...

    def __call__(self, data: bytes, suffix: str) -> bytes:
        """A PDF. Raises: FileUnreadable."""
        ...


class ExportFiles(Protocol):
    """The files of the last export of each dossier; names are of our own making."""

    async def clear(self, dossier: str) -> None:
        """Take away what is left of an earlier export."""
        ...

    async def put(self, dossier: str, name: str, data: bytes) -> None:
        """Write a file, in the place of one with that name."""
        ...

    async def get(self, dossier: str, name: str) -> bytes:
        """Raises: NotFound."""
        ...

    async def names(self, dossier: str) -> Sequence[str]:
        """In order; empty when there is no export."""
        ...

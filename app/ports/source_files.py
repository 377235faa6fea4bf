"""The folder or archive that a dossier is made from."""

from collections.abc import Sequence
from typing import Protocol


class SourceFiles(Protocol):
    async def paths(self, source: str) -> Sequence[str]:
        """Every file below the source, hidden ones too, in order of path.

        Raises: InvalidInput when there is nothing at this place.
        """
        ...

    async def read(self, source: str, path: str) -> bytes:
        """Raises: FileUnreadable with the reason."""
        ...

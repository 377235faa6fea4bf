"""Takes files in that people send: all are kept first, then one import reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from app.errors import InvalidInput
from app.ports.dossiers import Originals
from app.values.people import Person
from app.woo.dossiers import Dossiers


@dataclass(frozen=True, slots=True)
class Receiving:
    dossiers: Dossiers
    originals: Originals

    async def receive(
        self, person: Person, dossier: str, files: Sequence[tuple[str, BinaryIO]]
    ) -> str:
        """Keep files by name, start to import them, and give the job.

        Raises: NotFound, InvalidInput for no file or a name that cannot be used.
        """
        await self.dossiers.find(person, dossier)
        source = ""
        for name, content in files:
            source = await self.originals.receive(dossier, name, content)
        if not source:
            raise InvalidInput("Kies een of meer bestanden.")
        return await self.dossiers.take_in(person, dossier, source)

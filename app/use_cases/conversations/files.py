"""Own files as sources for one conversation, gone with it."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from anyio.to_thread import run_sync

from app.access import PRIVATE
from app.errors import InvalidInput
from app.ports.conversations import ConversationRepository
from app.ports.library import Library
from app.values.conversations import Conversation
from app.values.people import Person
from knowledge_base.contract import IngestReport

_MOST = 10


class Receiver(Protocol):
    async def receive(
        self, person: Person, collection: str, name: str, content: BinaryIO
    ) -> IngestReport:
        """Keep a file and take it in. Raises: NotAllowed, InvalidInput for this name."""
        ...


@dataclass(frozen=True, slots=True)
class ConversationFiles:
    """Each conversation has a collection of its own, that no search of another looks in."""

    repository: ConversationRepository
    receiver: Receiver
    library: Library
    uploads: Path

    async def add(
        self, person: Person, conversation: Conversation, name: str, content: BinaryIO
    ) -> IngestReport:
        """Raises: InvalidInput for one file too many, or for this name."""
        if len(conversation.files) >= _MOST:
            raise InvalidInput(f"Een gesprek heeft hoogstens {_MOST} eigen bestanden.")
        collection = collection_of(conversation)
        owner = Person(person.id, "manage", frozenset({collection}))
        report = await self.receiver.receive(owner, collection, name, content)
        names = await run_sync(self._names, collection)
        await self.repository.put(replace(conversation, files=tuple(names)))
        return report

    async def drop(self, conversation: Conversation) -> None:
        if conversation.files:
            collection = collection_of(conversation)
            await self.library.drop(collection)
            await run_sync(lambda: shutil.rmtree(self.uploads / collection, ignore_errors=True))

    def _names(self, collection: str) -> Sequence[str]:
        folder = self.uploads / collection
        return sorted(path.name for path in folder.iterdir() if path.is_file())


def collection_of(conversation: Conversation) -> str:
    return f"{PRIVATE}{conversation.id}"

"""What use cases need from whoever makes a text that was given fit for a model."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.values.guarding import Guarded
from app.values.texts import GivenText


@dataclass(frozen=True, slots=True)
class Readable:
    """Sentences as a model may read them; None where nothing of one may be read."""

    sentences: tuple[str | None, ...]
    guards: tuple[Guarded, ...]


class TextGuard(Protocol):
    async def refuse_marked(self, text: str) -> None:
        """Raises: QuestionRefused with advice when the text is classified."""
        ...

    async def readable(self, sentences: Sequence[str]) -> Readable:
        """Without orders to the assistant, and with numbers of persons masked."""
        ...


class TextReader(Protocol):
    def typed(self, text: str) -> GivenText:
        """Plain text or Markdown as a document."""
        ...

    async def read(self, path: Path) -> list[GivenText]:
        """The file and the files inside it that hold text.

        Raises: InvalidInput with the reason when none of them can be read.
        """
        ...

    async def receive(self, name: str, data: bytes) -> list[GivenText]:
        """The same for a file that was sent."""
        ...

"""Reads files that someone gives to work on, with the readers of the knowledge base."""

from pathlib import Path

from anyio.to_thread import run_sync

from app.errors import InvalidInput
from app.values.texts import GivenText
from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.walk import walk


class FileReader:
    """Satisfies the port TextReader."""

    async def read(self, path: Path) -> list[GivenText]:
        return await run_sync(_read, path)

    async def receive(self, name: str, data: bytes) -> list[GivenText]:
        return await run_sync(_texts, name, data)


def _read(path: Path) -> list[GivenText]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"Dit bestand is niet te lezen: {path}") from error
    return _texts(path.name, data)


def _texts(name: str, data: bytes) -> list[GivenText]:
    found = list(walk(name, data))
    texts = [
        GivenText(inside, extracted.title, extracted.sections)
        for inside, extracted in found
        if isinstance(extracted, Extracted)
    ]
    if not texts:
        reasons = [str(reason) for _, reason in found if isinstance(reason, Unreadable)]
        raise InvalidInput(f"{name}: {reasons[0] if reasons else 'er staat geen tekst in.'}")
    return texts

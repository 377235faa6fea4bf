"""Reads files that someone gives to work on: documents, and recordings that are written down."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from anyio.to_thread import run_sync

from app.errors import InvalidInput
from app.ports.speech import SpeechToText
from app.values.texts import GivenText, given_text
from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.walk import walk

_SOUND = frozenset({".aac", ".flac", ".m4a", ".mp3", ".mp4", ".ogg", ".opus", ".wav", ".webm"})


@dataclass(frozen=True, slots=True)
class FileReader:
    """Satisfies the port TextReader."""

    speech: SpeechToText

    async def read(self, path: Path) -> list[GivenText]:
        return await self.receive(path.name, await run_sync(_data, path))

    async def receive(self, name: str, data: bytes) -> list[GivenText]:
        if PurePath(name).suffix.lower() in _SOUND:
            return [given_text(await self.speech.transcribe(data), name, name)]
        return await run_sync(_texts, name, data)


def _data(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"Dit bestand is niet te lezen: {path}") from error


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

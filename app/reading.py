"""Reads files that someone gives to work on: documents, and recordings that are written down."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from anyio.to_thread import run_sync

from app.errors import InvalidInput
from app.ports.speech import SpeechToText
from app.values.texts import GivenText
from knowledge_base.contract import Extracted, Section, Unreadable
from knowledge_base.readers.walk import walk

_SOUND = frozenset({".aac", ".flac", ".m4a", ".mp3", ".mp4", ".ogg", ".opus", ".wav", ".webm"})

_PAGE_BREAK = "\f"
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileReader:
    """Satisfies the port TextReader."""

    speech: SpeechToText

    def typed(self, text: str) -> GivenText:
        return given_text(text)

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


def given_text(text: str, id_: str = "", title: str = "") -> GivenText:
    """Plain text or Markdown; form feeds count pages, as they do in text taken from a PDF."""
    pages = text.split(_PAGE_BREAK)
    numbered = len(pages) > 1
    sections = [
        section
        for number, page in enumerate(pages, start=1)
        for section in _sections(page, number if numbered else None)
    ]
    return GivenText(id_, title, tuple(sections))


def _sections(page: str, number: int | None) -> list[Section]:
    before, *rest = _HEADING.split(page)
    under = [("", before), *zip(rest[::2], rest[1::2], strict=True)]
    return [Section(text, heading.strip(), number) for heading, text in under if text.strip()]

"""The files of dossiers as they came, each under its SHA-256 in the folder of its dossier."""

import os
import shutil
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from anyio.to_thread import run_sync

from app.errors import InvalidInput, NotFound

_LONGEST_NAME = 200


class OriginalFiles:
    """Satisfies the port Originals; `folder` holds a folder for each dossier."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def keep(self, dossier: str, data: bytes) -> str:
        return await run_sync(self._keep, dossier, data)

    async def read(self, dossier: str, digest: str) -> bytes:
        return await run_sync(self._read, dossier, digest)

    async def receive(self, dossier: str, name: str, content: BinaryIO) -> str:
        return await run_sync(self._receive, dossier, name, content)

    async def remove(self, dossier: str) -> None:
        await run_sync(shutil.rmtree, self._folder / dossier, True)

    def _keep(self, dossier: str, data: bytes) -> str:
        digest = sha256(data).hexdigest()
        place = self._place(dossier, digest)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            # Written aside first: a process that dies leaves no half original behind.
            with NamedTemporaryFile(dir=place.parent, prefix=".", delete=False) as aside:
                aside.write(data)
                aside.flush()
                os.fsync(aside.fileno())
            Path(aside.name).replace(place)
            place.chmod(0o440)
        return digest

    def _receive(self, dossier: str, name: str, content: BinaryIO) -> str:
        last = PurePosixPath(name.replace("\\", "/")).name
        safe = "".join(sign for sign in last if sign.isprintable()).strip(". ")
        if not safe or len(safe.encode()) > _LONGEST_NAME:
            raise InvalidInput("Het bestand heeft geen bruikbare naam.")
        folder = self._folder / dossier / "uploads"
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder.parent, prefix=".", delete=False) as aside:
            shutil.copyfileobj(content, aside)
        Path(aside.name).replace(folder / safe)
        return str(folder.absolute())

    def _read(self, dossier: str, digest: str) -> bytes:
        try:
            return self._place(dossier, digest).read_bytes()
        except FileNotFoundError:
            raise NotFound("Dit bestand is niet (meer) in het dossier.") from None

    def _place(self, dossier: str, digest: str) -> Path:
        return self._folder / dossier / "originals" / digest

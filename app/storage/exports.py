"""The files of exports, in the folder of their dossier, so that they go when it goes."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from anyio.to_thread import run_sync

from app.errors import NotFound


class ExportFolder:
    """Satisfies the port ExportFiles; `folder` holds a folder for each dossier."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def clear(self, dossier: str) -> None:
        await run_sync(shutil.rmtree, self._place(dossier), True)

    async def put(self, dossier: str, name: str, data: bytes) -> None:
        await run_sync(self._put, dossier, name, data)

    async def get(self, dossier: str, name: str) -> bytes:
        try:
            return await run_sync((self._place(dossier) / name).read_bytes)
        except FileNotFoundError:
            raise NotFound("Dit bestand is niet (meer) in de export.") from None

    async def names(self, dossier: str) -> Sequence[str]:
        return await run_sync(self._names, dossier)

    def _put(self, dossier: str, name: str, data: bytes) -> None:
        """Written aside first, so that a process that dies leaves no half file behind."""
        place = self._place(dossier) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f".{place.name}")
        aside.write_bytes(data)
        aside.replace(place)

    def _names(self, dossier: str) -> list[str]:
        folder = self._place(dossier)
        found = (path.name for path in folder.glob("*") if path.is_file())
        return sorted(name for name in found if not name.startswith("."))

    def _place(self, dossier: str) -> Path:
        return self._folder / dossier / "export"

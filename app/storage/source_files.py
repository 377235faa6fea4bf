"""Files on the disk of this machine, as the source of a dossier."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from anyio.to_thread import run_sync

from app.errors import FileUnreadable, InvalidInput
from knowledge_base.contract import Unreadable
from knowledge_base.files import content, is_hidden


class FilesOnDisk:
    """Satisfies the port SourceFiles; a source is the path of a folder or of one file."""

    async def paths(self, source: str) -> Sequence[str]:
        return await run_sync(_paths, Path(source))

    async def read(self, source: str, path: str) -> bytes:
        return await run_sync(_read, Path(source), path)


def _paths(source: Path) -> list[str]:
    if source.is_file():
        return [source.name]
    if not source.is_dir():
        raise InvalidInput("Er is geen map of bestand op deze plek.")
    return sorted(_shown(file.relative_to(source)) for file in _files(source))


def _files(source: Path) -> Iterator[Path]:
    return (file for file in source.rglob("*") if file.is_symlink() or not file.is_dir())


def _shown(path: Path) -> str:
    """A path that can be stored: bytes of a name that are no letters are written out."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _read(source: Path, path: str) -> bytes:
    if any(map(is_hidden, Path(path).parts)):
        raise FileUnreadable("Dit is een verborgen of tijdelijk bestand; het is niet gelezen.")
    try:
        return content(source if source.is_file() else _place(source, path))
    except Unreadable as reason:
        raise FileUnreadable(str(reason)) from reason


def _place(source: Path, path: str) -> Path:
    written_out = "\\x" in path and not (source / path).exists()
    alike = (file for file in _files(source) if _shown(file.relative_to(source)) == path)
    return next(alike, source / path) if written_out else source / path

"""Which files are meant by a path, and their bytes."""

from dataclasses import dataclass
from pathlib import Path

from knowledge_base.contract import Unreadable

_LARGEST_FILE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `root` is the folder that was given, `path` the place below it."""

    root: str
    path: str
    file: Path


def sources(given: Path) -> list[Source]:
    """The files in a folder, or the file itself; hidden and temporary files are left out.

    Raises Unreadable when there is nothing at this place.
    """
    if given.is_file():
        return [Source(str(given.parent.resolve()), given.name, given)]
    if not given.is_dir():
        raise Unreadable("Dit bestand of deze map bestaat niet.")
    root = str(given.resolve())
    found = (file for file in sorted(given.rglob("*")) if not file.is_dir())
    placed = ((file.relative_to(given), file) for file in found)
    return [
        Source(root, path.as_posix(), file)
        for path, file in placed
        if not any(map(is_hidden, path.parts))
    ]


def is_hidden(name: str) -> bool:
    """A file that is hidden, or that an office program makes while somebody is writing."""
    return name.startswith((".", "~$"))


def content(file: Path) -> bytes:
    """Raises Unreadable with the reason."""
    try:
        if file.is_symlink():
            raise Unreadable("Dit verwijst naar een ander bestand. Lever dat bestand zelf aan.")
        if file.exists() and not file.is_file():
            raise Unreadable("Dit is geen gewoon bestand. Lever het aan als bestand.")
        if file.stat().st_size > _LARGEST_FILE:
            raise Unreadable("Dit bestand is groter dan 1 GB. Splits het.")
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(f"Dit bestand kan niet worden gelezen ({error.strerror}).") from error

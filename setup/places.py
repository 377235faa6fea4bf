"""Where the set-up keeps things, and the stamps that say which steps are done."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NOTABENE = VENV / "bin" / "notabene"
LOCKS = ROOT / "requirements"


def home() -> Path:
    """The one folder with state: models, indexes, stores."""
    return Path(os.environ.get("NOTABENE_HOME") or ROOT / "data").absolute()


def wheels() -> Path:
    """Compiled wheels outlive a clone: compiling again takes minutes."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "notabene" / "wheels"


def log(step: str) -> Path:
    return home() / "logs" / f"{step}.log"


def digest(*parts: str | Path) -> str:
    """One digest of texts and of the names and contents of files, the same in every clone."""
    seen = hashlib.sha256()
    for part in parts:
        name = part.relative_to(ROOT) if isinstance(part, Path) else part
        seen.update(f"{name}\0".encode())
        seen.update(part.read_bytes() if isinstance(part, Path) else b"")
    return seen.hexdigest()


def files_under(*folders: Path, suffix: str = "") -> list[Path]:
    found = (file for folder in folders for file in folder.rglob(f"*{suffix}"))
    return sorted(file for file in found if file.is_file())


class Stamp:
    """Remembers in a file that a step was done, and from what."""

    def __init__(self, folder: Path, step: str, made_from: str) -> None:
        self._file = folder / ".stamps" / step
        self._made_from = made_from

    def fresh(self) -> bool:
        return self._file.exists() and self._file.read_text() == self._made_from

    def set(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._made_from)

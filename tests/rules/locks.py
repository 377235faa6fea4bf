"""Reads the lock files as pip does: one package a paragraph, with its hashes."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = {path.stem: path for path in (ROOT / "requirements").glob("*.txt")}
PINNED = re.compile(
    r"^([a-z0-9][a-z0-9._-]*)(\[[a-z0-9,._-]+\])?==(\S+)( ; [^\\\n]+)?(?: \\\n    --hash=\S+)+$"
)


def paragraphs(lock: str) -> list[str]:
    text = LOCKS[lock].read_text(encoding="utf-8").strip()
    return re.split(r"\n(?!    )", text)


def packages(lock: str) -> dict[str, set[str]]:
    """Name -> versions: one, or one for each range of Python versions."""
    found: dict[str, set[str]] = {}
    for paragraph in paragraphs(lock):
        if match := PINNED.match(paragraph):
            found.setdefault(match[1], set()).add(match[3])
    return found


def extras(lock: str) -> dict[str, set[str]]:
    """Name -> the extras that it is locked with."""
    found = filter(None, map(PINNED.match, paragraphs(lock)))
    return {match[1]: set((match[2] or "").strip("[]").split(",")) - {""} for match in found}

"""What Notabene needs in its own folder: a model that is whole, and the knowledge base."""

from __future__ import annotations

import os
import subprocess

import places
from console import SetupFailed, watched

COLLECTION = "notabene"


def model(*names: str) -> None:
    """Have a model on the disk, verified; without a name the one that the settings choose.

    Raises SetupFailed when it cannot be had.
    """
    chosen = [f"{name}={value}" for name, value in os.environ.items() if "MODEL__" in name]
    made_from = places.digest(places.ROOT / "models.toml", *sorted(chosen))
    stamp = places.Stamp(places.home(), "-".join(("model", *names)), made_from)
    if stamp.fresh() and any((places.home() / "models").glob("*.gguf")):
        return
    # Not watched: the command shows its own progress.
    if subprocess.run([str(places.NOTABENE), "models", "pull", *names], check=False).returncode:
        raise SetupFailed("Het taalmodel kon niet worden opgehaald.")
    stamp.set()


def knowledge() -> None:
    """Ingest the shipped documents when they, or the code that reads them, changed."""
    sources = places.ROOT / "knowledge_base" / "sources"
    code = places.files_under(places.ROOT / "knowledge_base", suffix=".py")
    made_from = places.digest(*places.files_under(sources), *code)
    stamp = places.Stamp(places.home(), "knowledge", made_from)
    if stamp.fresh():
        return
    command = [str(places.NOTABENE), "ingest", str(sources), "--collection", COLLECTION]
    watched("Kennisbank inlezen", command, places.log("ingest"))
    stamp.set()

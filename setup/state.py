"""What Notabene needs in its own folder: a model that is whole, and the knowledge base."""

from __future__ import annotations

import os
import subprocess
import tomllib
from pathlib import Path

import places
from console import SetupFailed, watched

COLLECTION = "notabene"
EMBEDDER = "NOTABENE_EMBEDDER__"


def chosen_model() -> None:
    """Have the model that the settings choose, unless it is elsewhere or somebody's own file."""
    elsewhere = os.environ.get("NOTABENE_MODEL__BACKEND", "llama_cpp") != "llama_cpp"
    if elsewhere or os.environ.get("NOTABENE_MODEL__PATH"):
        return
    if name := os.environ.get("NOTABENE_MODEL__NAME"):
        _model("name", name)
    else:
        _model("use", "default")


def test_model() -> None:
    _model("use", "tests")


def _model(key: str, value: str) -> None:
    """Have the model of the registry whose `key` has this value."""
    registry = tomllib.loads((places.ROOT / "models.toml").read_text(encoding="utf-8"))
    for model in registry["models"]:
        if model[key] == value:
            _pull(model["name"], places.home() / "models" / model["file"], model["bytes"])
            return
    raise SetupFailed(f"models.toml kent geen taalmodel met {key} '{value}'.")


def _pull(name: str, file: Path, size: int) -> None:
    # A file gets its name only after its digest was right, so its size is enough here.
    if file.is_file() and file.stat().st_size == size:
        return
    # Not watched: the command shows its own progress.
    if subprocess.run([str(places.NOTABENE), "models", "pull", name], check=False).returncode:
        raise SetupFailed(f"Het taalmodel {name} kon niet worden opgehaald.")


def knowledge() -> None:
    """Ingest the shipped documents when they changed, or the code or embedder that reads them."""
    sources = places.ROOT / "knowledge_base" / "sources"
    code = places.files_under(places.ROOT / "knowledge_base", suffix=".py")
    made_from = places.digest(*places.files_under(sources), *code, *_embedder())
    stamp = places.Stamp(places.home(), "knowledge", made_from)
    if stamp.fresh() and (places.home() / "index").is_dir():
        return
    command = [str(places.NOTABENE), "ingest", str(sources), "--collection", COLLECTION]
    watched("Kennisbank inlezen", command, places.log("ingest"))
    stamp.set()


def _embedder() -> list[str]:
    """The settings that vectors depend on; a key to a server is not one."""
    settings = sorted(os.environ.items())
    return [
        f"{name}={value}"
        for name, value in settings
        if name.startswith(EMBEDDER) and name != f"{EMBEDDER}KEY"
    ]

"""Which model a name stands for in the lab bench."""

import hashlib
import re
from pathlib import Path

from pydantic import HttpUrl

from app.benchmark.planning import ModelChoice
from app.benchmark.results import VariantRecord
from app.errors import InvalidInput
from app.llm.registry import read_registry
from app.settings import Settings

_ON_A_SERVER = re.compile(r"(?P<name>[^@]+)@(?P<url>https?://.+)")


def model_choice(settings: Settings, name: str) -> ModelChoice:
    """A name in models.toml, a GGUF file, NAME@URL of a server, or "default" for the settings.

    Raises: NotFound for an unknown name, InvalidInput for a file that is not there.
    """
    if _ON_A_SERVER.fullmatch(name):
        return ModelChoice(name, "")
    model = settings.model
    if name == "default" and model.backend != "llama_cpp":
        return ModelChoice(model.name or model.backend, "")
    if file := model.path if name == "default" else _as_file(name):
        return ModelChoice(str(file), _digest(file))
    registry = read_registry()
    entry = registry.default if name == "default" else registry.find(name)
    return ModelChoice(entry.name, entry.sha256)


def with_model(settings: Settings, variant: VariantRecord) -> Settings:
    """The settings with the model of a variant in place of their own."""
    chosen: dict[str, object] = {}
    if on_a_server := _ON_A_SERVER.fullmatch(variant.model):
        url = HttpUrl(on_a_server["url"])
        chosen = {"backend": "openai_compatible", "name": on_a_server["name"], "url": url}
    elif variant.model_digest:
        file = _as_file(variant.model)
        chosen = {"backend": "llama_cpp", "path": file, "name": "" if file else variant.model}
    return settings.model_copy(update={"model": settings.model.model_copy(update=chosen)})


def _as_file(name: str) -> Path | None:
    return Path(name) if name.endswith(".gguf") else None


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        raise InvalidInput(f"Het model {file} is niet te lezen.") from None

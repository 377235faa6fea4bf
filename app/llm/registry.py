"""models.toml: which models there are and where their files come from."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.complaints import phrase, place
from app.errors import NotFound, SettingsWrong

MODELS_TOML = Path(__file__).parents[2] / "models.toml"

Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
FileName = Annotated[str, Field(pattern=r"^[\w][\w.\-]*\.gguf$")]


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(Entry):
    """A piece of the file; `package` and `member` say where the package index carries it."""

    bytes: int = Field(gt=0)
    sha256: Digest
    package: str = Field(default="", pattern=r"^([\w.\-]+==[\w.\-]+)?$")
    member: str = ""


class LocalSource(Entry):
    kind: Literal["local"] = "local"
    path: Path


class IndexSource(Entry):
    kind: Literal["index"] = "index"


class UrlSource(Entry):
    kind: Literal["url"] = "url"
    url: str = Field(pattern="^https?://")


Source = Annotated[LocalSource | IndexSource | UrlSource, Field(discriminator="kind")]


class Model(Entry):
    name: str = Field(pattern=r"^[\w][\w.\-]*$")
    file: FileName
    bytes: int = Field(gt=0)
    sha256: Digest
    licence: str
    context_length: int = Field(gt=0)
    hardware: str
    use: Literal["default", "tests", "choice"] = "choice"
    sources: tuple[Source, ...]
    parts: tuple[Part, ...] = ()

    @property
    def pieces(self) -> tuple[Part, ...]:
        """The parts in order; a model that lists none is one part."""
        return self.parts or (Part(bytes=self.bytes, sha256=self.sha256),)


class Registry(Entry):
    models: tuple[Model, ...]

    def find(self, name: str) -> Model:
        """Raises: NotFound, naming the models there are."""
        for model in self.models:
            if model.name == name:
                return model
        known = ", ".join(model.name for model in self.models)
        raise NotFound(f"Er is geen model '{name}'. Wel: {known}.")

    @property
    def default(self) -> Model:
        return next(model for model in self.models if model.use == "default")


def read_registry(path: Path = MODELS_TOML) -> Registry:
    """Raises: SettingsWrong, naming the first wrong entry."""
    try:
        registry = Registry.model_validate(tomllib.loads(path.read_text()))
    except (OSError, ValueError) as error:
        raise SettingsWrong(f"{path.name}: {_complaint(error)}.") from error
    for model in registry.models:
        if sum(part.bytes for part in model.pieces) != model.bytes:
            raise SettingsWrong(f"{path.name}: de delen van {model.name} zijn samen niet heel.")
    if [model.use for model in registry.models].count("default") != 1:
        raise SettingsWrong(f"{path.name}: precies één model is 'default'.")
    return registry


def _complaint(error: OSError | ValueError) -> str:
    if isinstance(error, ValidationError):
        first = dict(error.errors()[0])
        return f"{place(first)} {phrase(first)}"
    return "kan niet worden gelezen" if isinstance(error, OSError) else "is geen geldige TOML"

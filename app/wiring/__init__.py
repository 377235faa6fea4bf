"""The only package that knows which class plays which part.

Adapters are imported when they are asked for: a command that checks a text loads no model.
"""

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InvalidInput
from app.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.auth.api_keys import ApiKeys
    from app.llm.models import ModelStore
    from app.ports.asking import Answering
    from app.ports.language import TextGenerator
    from app.prompting.library import PromptLibrary
    from app.storage.engine import Database
    from app.storage.library import LibraryInThreads
    from app.telemetry.metrics import Metrics
    from app.use_cases.collections import Collections
    from app.use_cases.embed import Embed
    from app.use_cases.ingest import Ingest
    from app.use_cases.search import Search
    from guardrails.checks.marking import Marking
    from guardrails.injection.guard import InjectionGuard
    from guardrails.pipeline import Pipeline
    from guardrails.support.check import SupportCheck
    from knowledge_base.contract import Embedder

# Beside the packages, both in the repository and when installed.
_BESIDE = Path(__file__).parents[2]


class Services:
    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or read_settings()

    @cached_property
    def ask(self) -> "Answering":
        from app.judging import SupportInThread
        from app.telemetry.energy import EstimatedEnergy
        from app.use_cases.ask import Ask, AskLimits
        from app.use_cases.ask.answerability import read_decision

        answer = self.settings.answer
        return Ask(
            prompts=self.prompts,
            retriever=self.library,
            generator=self.generator,
            judge=SupportInThread(self.support_check),
            decision=read_decision(self.generator.name),
            energy=EstimatedEnergy(answer.watts),
            limits=AskLimits(passages=answer.passages),
        )

    @cached_property
    def search(self) -> "Search":
        from app.use_cases.search import Search

        return Search(self.library)

    @cached_property
    def ingest(self) -> "Ingest":
        from app.use_cases.ingest import Ingest

        return Ingest(self.library, self.settings.uploads)

    @cached_property
    def collections(self) -> "Collections":
        from app.use_cases.collections import Collections

        return Collections(self.library)

    @cached_property
    def embed(self) -> "Embed":
        from anyio import CapacityLimiter

        from app.use_cases.embed import Embed

        return Embed(self.embedder, CapacityLimiter(1))

    def privacy_guard(self, policy: str) -> "Pipeline":
        """Raises: InvalidInput when there is no such policy."""
        from guardrails.policies import PolicyWrong
        from guardrails.privacy import privacy_guard

        try:
            return privacy_guard(policy)
        except PolicyWrong as error:
            raise InvalidInput(str(error)) from error

    @cached_property
    def injection_guard(self) -> "InjectionGuard":
        from guardrails.injection.guard import InjectionGuard

        return InjectionGuard()

    @cached_property
    def read_marking(self) -> "Callable[[str], Marking]":
        from guardrails.checks.marking import read_marking

        return read_marking

    @cached_property
    def support_check(self) -> "SupportCheck":
        from guardrails.support.check import SupportCheck

        return SupportCheck()

    @cached_property
    def keys(self) -> "ApiKeys":
        from app.auth.api_keys import ApiKeys
        from app.storage.keys import DatabaseKeys

        return ApiKeys(DatabaseKeys(self.engine), _now)

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
    def models(self) -> "ModelStore":
        from app.llm.models import ModelStore

        return ModelStore(self.settings.models)

    @cached_property
    def embedder(self) -> "Embedder":
        from app.wiring.engines import embedder

        return embedder(self.settings.embedder)

    @cached_property
    def library(self) -> "LibraryInThreads":
        from app.storage.library import LibraryInThreads
        from knowledge_base.library import Library

        url = self.settings.chroma.url
        library = Library(self.settings.index, self.embedder, chroma_url=str(url) if url else None)
        return LibraryInThreads(library)

    def check(self) -> None:
        """Build what must be right before anyone may ask. Raises: SettingsWrong."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        _ = self.prompts, self.keys_asked, self.ask

    async def close(self) -> None:
        """Let go of what was opened, and of nothing else."""
        if "generator" in self.__dict__:
            await self.generator.close()
        if "library" in self.__dict__:
            self.library.close()
        if "engine" in self.__dict__:
            self.engine.dispose()


def _now() -> datetime:
    return datetime.now(UTC)

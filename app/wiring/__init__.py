"""The only package that knows which class plays which part.

Adapters are imported when they are asked for: a command that checks a text loads no model.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from app.wiring.writing import Writing

if TYPE_CHECKING:
    from app.benchmark.feedback import FeedbackCases
    from app.benchmark.lab import Lab
    from app.benchmark.runs import Runs
    from app.jobs.runtime import DurableJobs
    from app.prompting.library import PromptLibrary
    from app.use_cases.administration import Administration
    from app.woo.answering.summarising import RequesterSummary
    from app.woo.answering.support import AnswerSupport
    from app.woo.decisions.deciding import Deciding
    from app.woo.dossiers import Dossiers
    from app.woo.export.exporting import Exporting
    from app.woo.finding.opinion_model import OpinionModel
    from app.woo.intake.receiving import Receiving
    from app.woo.searching import Searching
    from app.woo.viewing import Viewing


class Services(Writing):
    @cached_property
    def administration(self) -> "Administration":
        from app.wiring.administration import administration

        return administration(self)

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
    def opinion_model(self) -> "OpinionModel | None":
        from app.wiring.dossiers import opinion_model

        return opinion_model(self)

    @cached_property
    def searching(self) -> "Searching":
        from app.wiring.woo_answering import searching

        return searching(self)

    @cached_property
    def answer_support(self) -> "AnswerSupport":
        from app.wiring.woo_answering import answer_support

        return answer_support(self)

    @cached_property
    def requester_summary(self) -> "RequesterSummary":
        from app.wiring.woo_answering import requester_summary

        return requester_summary(self)

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

    async def __aenter__(self) -> "Services":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

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

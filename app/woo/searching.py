"""Searches in one dossier, for who may open it, in an index that is brought up to date first."""

from collections.abc import Sequence
from dataclasses import dataclass

from anyio import move_on_after

from app.errors import InvalidInput
from app.ports.dossier_index import DossierIndex
from app.ports.dossiers import DossierStore
from app.ports.jobs import Job, Jobs
from app.values.people import Person
from app.woo.dossiers import Dossiers
from app.woo.indexing import INDEX, state_of
from knowledge_base.contract import Passage


@dataclass(frozen=True, slots=True)
class Searching:
    dossiers: Dossiers
    store: DossierStore
    index: DossierIndex
    jobs: Jobs

    async def search(
        self, person: Person, dossier: str, question: str, limit: int
    ) -> Sequence[Passage]:
        """The best passages of this dossier only; `path` of a chunk is the id of its document.

        Raises: NotFound, InvalidInput for an empty question, WorkFailed.
        """
        if not question.strip():
            raise InvalidInput("De zoekvraag is leeg.")
        (found,) = await self.search_each(person, dossier, [question], limit)
        return found

    async def search_each(
        self, person: Person, dossier: str, questions: Sequence[str], limit: int
    ) -> Sequence[Sequence[Passage]]:
        """The same for each question, in order; nothing for one without words.

        Raises: NotFound, WorkFailed.
        """
        if job := await self.prepare(person, dossier):
            await self.dossiers.follow(person, job.id, _nobody_watches)
        return await self.index.search(dossier, [each.strip() for each in questions], limit)

    async def prepare(self, person: Person, dossier: str) -> Job | None:
        """Give the job that brings the index up to date, or nothing where it is.

        Raises: NotFound.
        """
        await self.dossiers.find(person, dossier)
        wanted = state_of(await self.store.documents(dossier, whole=False))
        if await self.index.state(dossier) == wanted:
            return None
        return await self.jobs.find(await self.jobs.start(INDEX, dossier))

    async def ready(self, person: Person, dossier: str, seconds: float) -> Job | None:
        """Wait so long for the index, and give the job that is not done by then.

        Raises: NotFound.
        """
        if (job := await self.prepare(person, dossier)) is None:
            return None
        with move_on_after(seconds):
            job = await self.jobs.wait(job.id)
        return None if job.state == "done" else job


def _nobody_watches(_: Job) -> None: ...

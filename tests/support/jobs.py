"""Long work that is done at once, without a database of jobs."""

from collections.abc import Iterable, Sequence

from app.errors import NotFound
from app.ports.jobs import Job, LongWork, Watcher


class JobsAtOnce:
    """Satisfies the port Jobs: what is started is done when `start` returns."""

    def __init__(self, works: Iterable[LongWork]) -> None:
        self._works = {work.name: work for work in works}
        self._done: dict[str, Job] = {}

    async def start(self, work: str, subject: str) -> str:
        if work not in self._works:
            raise NotFound(f"Er is geen werk '{work}'.")
        steps = await self._works[work].plan(subject)
        for step in steps:
            await self._works[work].do(subject, step)
        job = f"{work}~{subject}~{len(self._done) + 1}"
        self._done[job] = Job(job, work, subject, "done", len(steps), len(steps))
        return job

    async def find(self, job: str) -> Job:
        if job not in self._done:
            raise NotFound("Deze opdracht is er niet (meer).")
        return self._done[job]

    async def of(self, subject: str) -> Sequence[Job]:
        return [job for job in reversed(self._done.values()) if job.subject == subject]

    async def cancel(self, job: str) -> None:
        await self.find(job)

    async def resume(self, job: str) -> str:
        return (await self.find(job)).id

    async def wait(self, job: str, watch: Watcher = lambda _: None) -> Job:
        watch(await self.find(job))
        return await self.find(job)

    async def forget(self, subject: str) -> None:
        self._done = {job: each for job, each in self._done.items() if each.subject != subject}

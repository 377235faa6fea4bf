"""Durable jobs with DBOS: every step is written down when it is done, and never done again."""

import asyncio
import fcntl
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

from anyio.to_thread import run_sync
from dbos import DBOS, DBOSConfig, DBOSConfiguredInstance, SetWorkflowID, WorkflowStatus

from app.errors import JobsBusy, NotabeneError, NotFound
from app.ports.jobs import Job, JobState, LongWork, Watcher
from app.problems import kind_of

# Raised by hand, and only when the order of calls inside `_Works.run` changes: DBOS would
# otherwise work it out from the source, and leave interrupted work alone after every edit.
_VERSION = "1"
_PROGRESS = "progress"
_SEPARATOR = "~"
_LOOK_AGAIN = 0.2
# How long closing waits for the thread of DBOS that hears news, of which we ask for none.
_LET_GO = 0.1
_STATES: dict[str, JobState] = {
    "ENQUEUED": "waiting",
    "DELAYED": "waiting",
    "PENDING": "running",
    "SUCCESS": "done",
    "CANCELLED": "cancelled",
}
_ACTIVE = ("waiting", "running")

T = TypeVar("T")


class StepFailed(Exception):
    """What is kept of an error: which problem it is, never what it was about."""


@DBOS.dbos_class()
class _Works(DBOSConfiguredInstance):
    """The one workflow there is: plan, then every step in order."""

    def __init__(self) -> None:
        self.by_name: dict[str, LongWork] = {}
        super().__init__("works")

    @DBOS.workflow()
    def run(self, work: str, subject: str) -> None:
        steps = self._plan(work, subject)
        for done, step in enumerate(steps):
            DBOS.set_event(_PROGRESS, [done, len(steps)])
            self._do(work, subject, step)
        DBOS.set_event(_PROGRESS, [len(steps), len(steps)])

    @DBOS.step()
    def _plan(self, work: str, subject: str) -> list[str]:
        return list(_told(lambda: asyncio.run(self.by_name[work].plan(subject))))

    @DBOS.step()
    def _do(self, work: str, subject: str, step: str) -> None:
        _told(lambda: asyncio.run(self.by_name[work].do(subject, step)))


# DBOS is one for the whole process, and takes an instance of a name only once.
_WORKS = _Works()


class DurableJobs:
    """Satisfies the port Jobs. There is one at a time in a process, as DBOS wants it.

    Args:
        database: address of the database of the jobs, SQLite or PostgreSQL.
        worker: a fixed name of this process; at its start it goes on with what it had begun.
        lock: a file that one process with this name holds.

    Raises: JobsBusy when another process with this name is running.
    """

    def __init__(self, database: str, worker: str, works: Iterable[LongWork], lock: Path) -> None:
        self._lock = _held(lock)
        _WORKS.by_name = {work.name: work for work in works}
        config = DBOSConfig(
            name="notabene",
            system_database_url=database,
            application_version=_VERSION,
            executor_id=worker,
            log_level="ERROR",
            enable_otlp=False,
            notification_listener_polling_interval_sec=_LET_GO,
        )
        # With a handler of its own DBOS adds none: its lines then go where ours go.
        logging.getLogger("dbos").addHandler(logging.NullHandler())
        DBOS(config=config)
        DBOS.launch()

    async def start(self, work: str, subject: str) -> str:
        return await run_sync(_start, work, subject)

    async def find(self, job: str) -> Job:
        return await run_sync(_find, job)

    async def of(self, subject: str) -> Sequence[Job]:
        return await run_sync(_of, subject)

    async def cancel(self, job: str) -> None:
        await self.find(job)
        await run_sync(DBOS.cancel_workflow, job)

    async def resume(self, job: str) -> str:
        found = await self.find(job)
        if found.state != "cancelled":
            # DBOS gives the error of a failed step back again; a new job plans what is left.
            return await self.start(found.work, found.subject)
        await run_sync(DBOS.resume_workflow, job)
        return job

    async def wait(self, job: str, watch: Watcher = lambda _: None) -> Job:
        # The state is a row that another process may change; nobody tells when it does.
        while (found := await self.find(job)).state in _ACTIVE:
            watch(found)
            await asyncio.sleep(_LOOK_AGAIN)
        return found

    async def forget(self, subject: str) -> None:
        await run_sync(_forget, subject)

    def close(self) -> None:
        """Let go; what is running goes on at the next start."""
        DBOS.destroy(workflow_completion_timeout_sec=0)
        self._lock.close()


def _start(work: str, subject: str) -> str:
    if work not in _WORKS.by_name:
        raise NotFound(f"Er is geen werk '{work}'.")
    earlier = [job for job in _of(subject) if job.work == work]
    if earlier and earlier[0].state in _ACTIVE:
        return earlier[0].id
    job = _SEPARATOR.join((work, subject, str(time.time_ns())))
    with SetWorkflowID(job):
        DBOS.start_workflow(_WORKS.run, work, subject)
    return job


def _forget(subject: str) -> None:
    for job in _of(subject):
        if job.state in _ACTIVE:
            DBOS.cancel_workflow(job.id)
        DBOS.delete_workflow(job.id)


def _held(lock: Path) -> BinaryIO:
    """An open file; the lock on it ends with the process, however that ends."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    file = lock.open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise JobsBusy("Er is al een opdracht bezig. Wacht tot die klaar is.") from None
    return file


def _told(work: Callable[[], T]) -> T:
    try:
        return work()
    except NotabeneError as error:
        raise StepFailed(kind_of(error).title) from None
    except Exception as error:  # noqa: BLE001  whatever it is, its message may hold a text
        raise StepFailed(type(error).__name__) from None


def _find(job: str) -> Job:
    found = DBOS.list_workflows(workflow_ids=[job])
    if not found:
        raise NotFound("Deze opdracht is er niet (meer).")
    return _job(found[0])


def _of(subject: str) -> list[Job]:
    found = DBOS.list_workflows(sort_desc=True, load_input=False, load_output=True)
    return [_job(each) for each in found if _subject(each.workflow_id) == subject]


def _subject(job: str) -> str:
    return job.split(_SEPARATOR)[1] if job.count(_SEPARATOR) > 1 else ""


def _job(found: WorkflowStatus) -> Job:
    work, subject, _ = found.workflow_id.split(_SEPARATOR)
    done, total = DBOS.get_event(found.workflow_id, _PROGRESS, 0) or (0, 0)
    state = _STATES.get(found.status, "failed")
    reason = str(found.error) if state == "failed" else ""
    return Job(found.workflow_id, work, subject, state, done, total, reason)

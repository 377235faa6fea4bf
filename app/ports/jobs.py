"""Work that outlives a request: what it is made of, and how it is started and followed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Job:
    """How far a job is: `done` of `total` steps; `total` is 0 until they are planned.

    `reason` says which kind of problem ended it, in Dutch and without what it was about.
    """

    id: str
    work: str
    subject: str
    state: JobState
    done: int = 0
    total: int = 0
    reason: str = ""


Watcher: TypeAlias = Callable[[Job], None]


class LongWork(Protocol):
    """Work that is cut into steps.

    A step may run twice, because the process may die in the middle of it: it writes by key, never
    by adding. Subject and steps are ids or numbers, never a text: they are kept in a database.
    """

    @property
    def name(self) -> str:
        """A slug that stays the same between versions."""
        ...

    async def plan(self, subject: str) -> Sequence[str]:
        """Give the steps in order, such as "read:1-25"."""
        ...

    async def do(self, subject: str, step: str) -> None: ...


class Jobs(Protocol):
    """Durable: after a crash, work goes on at the step it had reached."""

    async def start(self, work: str, subject: str) -> str:
        """Give the id of the job; when it runs already, that is the one.

        Raises: NotFound when there is no such work.
        """
        ...

    async def find(self, job: str) -> Job:
        """Raises: NotFound."""
        ...

    async def of(self, subject: str) -> Sequence[Job]:
        """The jobs about a subject, newest first."""
        ...

    async def cancel(self, job: str) -> None:
        """Stop before the next step; what was done stays. Raises: NotFound."""
        ...

    async def resume(self, job: str) -> str:
        """Go on with a job that was cancelled or failed, and give the id that it has from now on.

        Raises: NotFound.
        """
        ...

    async def wait(self, job: str, watch: Watcher = lambda _: None) -> Job:
        """Return when it is done, failed or cancelled; `watch` hears how far it is on the way.

        Raises: NotFound.
        """
        ...

    async def forget(self, subject: str) -> None:
        """Stop the jobs about a subject and take away what is known of them."""
        ...

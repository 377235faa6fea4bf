"""How the service is set up: policies, models, equipment."""

from collections.abc import Callable
from dataclasses import dataclass

from anyio.to_thread import run_sync

from app.access import check_may_administer
from app.values.administration import Standing
from app.values.people import Person


@dataclass(frozen=True, slots=True)
class ReadStanding:
    """`look` reads files and asks programs, so it gets a thread."""

    look: Callable[[], Standing]

    async def now(self, person: Person) -> Standing:
        """Raises: NotAllowed."""
        check_may_administer(person)
        return await run_sync(self.look)

"""Which tasks there are: four with a page of their own, and every task with a prompt file."""

from typing import TYPE_CHECKING

from app.errors import NotFound
from app.web.work.kinds import Work
from app.web.work.library import LibraryTask
from app.web.work.nota import NotaWork
from app.web.work.plain_language import PlainLanguage
from app.web.work.reading import MinutesWork, SummaryWork

if TYPE_CHECKING:
    from app.wiring import Services


def works(services: "Services") -> list[Work]:
    """Our own first, then the library by title."""
    own: list[Work] = [
        PlainLanguage(services.rewrite, services.clock),
        NotaWork(services.nota),
        SummaryWork(services.summarize, services.files, services.clock),
        MinutesWork(services.minutes, services.files, services.clock),
    ]
    library = [
        LibraryTask(services.tasks, each, services.clock) for each in services.tasks.listing()
    ]
    return [*own, *library]


def work_named(services: "Services", name: str) -> Work:
    """Raises: NotFound."""
    for work in works(services):
        if work.about.name == name:
            return work
    raise NotFound("Deze taak is er niet.")

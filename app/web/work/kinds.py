"""What a task needs to be a page."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from starlette.datastructures import FormData

from app.values.documents import Document, Form
from app.values.people import Person

TEXT_FORMS: tuple[Form, ...] = ("docx", "odt", "pdf", "md")


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone filled in; `within` is where the person may search."""

    person: Person
    form: FormData
    within: Sequence[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A result: the template that shows it, and the document that can be taken along."""

    template: str
    values: Mapping[str, Any]
    document: Document | None = None
    forms: tuple[Form, ...] = TEXT_FORMS


@dataclass(frozen=True, slots=True)
class About:
    """What someone reads before filling in; `form` is the template of the fields."""

    name: str
    title: str
    purpose: str
    owner: str = "Team Notabene"
    form: str = "taak_velden.html.j2"
    not_for: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


class Work(Protocol):
    @property
    def about(self) -> About: ...

    async def events(self, asked: Asked) -> AsyncGenerator[Any, None]:
        """Raises: InvalidInput and whatever the use case refuses."""
        ...

    def live(self, event: Any) -> str:
        """What may be shown already of what is being written."""
        ...

    def shown(self, event: Any) -> Shown | None:
        """The result, when this event is the last one."""
        ...

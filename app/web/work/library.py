"""A task with a prompt file: its form, its text and its marks follow from that file."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

from app.ports.clock import Clock
from app.use_cases.tasks import Tasks
from app.values.documents import Document, Form, Heading, ListBlock, Paragraph, Provenance
from app.values.tasks import Given, GivenFile, Task, TaskDone, TaskResult, Written
from app.web.visitor import files_of, text_of
from app.web.work.kinds import TEXT_FORMS, About, Asked, Shown

_SLIDES: tuple[Form, ...] = ("odp", "pptx", "md")


@dataclass(frozen=True, slots=True)
class LibraryTask:
    tasks: Tasks
    task: Task
    clock: Clock

    @property
    def about(self) -> About:
        task = self.task
        return About(
            task.name,
            task.title,
            task.purpose,
            task.owner,
            not_for=task.not_for,
            values={"fields": task.fields},
        )

    async def events(self, asked: Asked) -> AsyncGenerator[Any, None]:
        given: dict[str, Given] = {}
        for field in self.task.fields:
            given[field.name] = text_of(asked.form, field.name)
            for file in files_of(asked.form, field.name):
                given[field.name] = GivenFile(file.filename or "", await file.read())
        return self.tasks.stream(self.task.name, given, person=asked.person.id)

    def live(self, event: Any) -> str:
        return event.text if isinstance(event, Written) else ""

    def shown(self, event: Any) -> Shown | None:
        if not isinstance(event, TaskDone):
            return None
        result = event.result
        forms = _SLIDES if result.output == "slides" else TEXT_FORMS
        document = None if result.output == "code" else self._document(result)
        return Shown(
            "resultaat_taak.html.j2", {"made": result, "task": self.task}, document, forms
        )

    def _document(self, result: TaskResult) -> Document:
        provenance = Provenance(result.model, result.prompt, self.clock())
        return Document(self.task.title, tuple(_blocks(result.text)), provenance)


def _blocks(text: str) -> list[Heading | Paragraph | ListBlock]:
    """Headings, lists and paragraphs of simple Markdown."""
    blocks: list[Heading | Paragraph | ListBlock] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        bare = line.lstrip("#").strip()
        if line.startswith("#"):
            blocks.append(Heading(bare.strip("* "), min(len(line) - len(line.lstrip("#")), 3)))
        elif line[:2] in ("- ", "* ", "• "):
            item = line[2:].replace("**", "")
            last = blocks[-1] if blocks else None
            if isinstance(last, ListBlock):
                blocks[-1] = ListBlock((*last.items, item))
            else:
                blocks.append(ListBlock((item,)))
        else:
            blocks.append(Paragraph(line.replace("**", "")))
    return blocks

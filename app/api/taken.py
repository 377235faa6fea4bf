"""Tasks that follow from their prompt file: which there are, and doing one."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from app.api.bodies import QuestionExtras
from app.api.deps import CurrentPerson, UsesTasks
from app.api.streaming import BOTH_FORMS, in_parts, sse, status, wants_parts, whole
from app.api.texts import SentFile
from app.values.language import Waiting
from app.values.tasks import (
    FieldsGuarded,
    Given,
    GivenFile,
    Progress,
    SentenceJudged,
    Task,
    TaskDone,
    TaskEvent,
    TaskResult,
    Written,
)

router = APIRouter(prefix="/v1/taken", tags=["taken"])


class Fields(BaseModel):
    """What is filled in, by the name of the field."""

    model_config = ConfigDict(extra="forbid")

    fields: dict[str, str | SentFile]
    notabene: QuestionExtras = QuestionExtras()


@router.get("", operation_id="taken")
async def listing(_: CurrentPerson, tasks: UsesTasks) -> list[Task]:
    """De taken die u kunt invullen, met hun velden."""
    return tasks.listing()


@router.get("/{taak}", operation_id="taak")
async def task(taak: str, _: CurrentPerson, tasks: UsesTasks) -> Task:
    """Eén taak met haar velden."""
    return tasks.task(taak)


@router.post("/{taak}", response_model=TaskResult, responses=BOTH_FORMS, operation_id="doeTaak")
async def do(
    taak: str, body: Fields, request: Request, person: CurrentPerson, tasks: UsesTasks
) -> TaskResult | Response:
    """Doe een taak. Met Accept: text/event-stream komt de tekst in delen."""
    given = {name: _given(value) for name, value in body.fields.items()}
    events = tasks.stream(taak, given, person=person.id, override=body.notabene.override)
    if wants_parts(request):
        return await in_parts(request, events, _frame)
    return (await whole(request, events, TaskDone)).result


def _given(value: str | SentFile) -> Given:
    return value if isinstance(value, str) else GivenFile(value.name, value.data())


def _frame(event: TaskEvent) -> bytes:
    match event:
        case Waiting() | Progress():
            return status(event)
        case FieldsGuarded():
            return sse(event.guards, event="guards")
        case Written():
            return sse(event, event="token")
        case SentenceJudged():
            return sse({"sentence": event.sentence, **asdict(event.support)}, event="support")
        case TaskDone():
            return sse(event.result, event="done")

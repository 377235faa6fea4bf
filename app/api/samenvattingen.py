"""Summarise one text, or compare several; whole, or with its progress when events are accepted."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app.api.deps import CurrentPerson, UsesFiles, UsesSummarize
from app.api.streaming import BOTH_FORMS, in_parts, sse, status, wants_parts, whole
from app.api.texts import TextsBody, given
from app.values.answers import Timings, Usage
from app.values.guarding import Guarded
from app.values.summaries import (
    Difference,
    Extent,
    Fact,
    SummaryDone,
    SummaryEvent,
    SummarySentence,
    SummarySource,
)

router = APIRouter(prefix="/v1/samenvattingen", tags=["teksten"])


class SummaryBody(BaseModel):
    """A summary; each sentence with its page and whether the text carries it."""

    model_config = ConfigDict(from_attributes=True)

    summary: str = Field(validation_alias="text")
    sentences: tuple[SummarySentence, ...]
    sources: tuple[SummarySource, ...]
    facts: tuple[Fact, ...]
    differences: tuple[Difference, ...]
    extent: Extent
    guards: tuple[Guarded, ...]
    usage: Usage
    timings: Timings
    model: str
    prompt: str


@router.post("", response_model=SummaryBody, responses=BOTH_FORMS, operation_id="vatSamen")
async def summarize(
    body: TextsBody,
    request: Request,
    person: CurrentPerson,
    files: UsesFiles,
    summaries: UsesSummarize,
) -> SummaryBody | Response:
    """Vat een tekst samen, of vergelijk er meer. Met Accept: text/event-stream komt voortgang."""
    events = summaries.stream(await given(body, files), person=person.id)
    if wants_parts(request):
        return await in_parts(request, events, _frame)
    return SummaryBody.model_validate((await whole(request, events, SummaryDone)).summary)


def _frame(event: SummaryEvent) -> bytes:
    if isinstance(event, SummaryDone):
        return sse(SummaryBody.model_validate(event.summary), event="done")
    return status(event)

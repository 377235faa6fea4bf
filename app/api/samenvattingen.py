"""Summarise one text, or compare several; whole, or with its progress when events are accepted."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from app.api.deps import CurrentPerson, UsesFiles, UsesSummarize
from app.api.streaming import (
    BOTH_FORMS,
    EventStream,
    begun,
    frames_of,
    sse,
    status,
    unless_gone,
)
from app.api.texts import TextsBody, given
from app.values.answers import Timings, Usage
from app.values.guarding import Guarded
from app.values.streams import last
from app.values.summaries import (
    Difference,
    Extent,
    Fact,
    Summary,
    SummaryDone,
    SummaryEvent,
    SummarySentence,
    SummarySource,
)

router = APIRouter(prefix="/v1/samenvattingen", tags=["teksten"])


class SummaryBody(BaseModel):
    """A summary; each sentence with its page and whether the text carries it."""

    model_config = ConfigDict(frozen=True)

    summary: str
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

    @classmethod
    def of(cls, summary: Summary) -> "SummaryBody":
        fields = asdict(summary)
        return cls(summary=fields.pop("text"), **fields)


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
    if EventStream.media_type in request.headers.get("accept", ""):
        return EventStream(frames_of(await begun(events), _frame, router.prefix), events)
    return SummaryBody.of((await unless_gone(request, last(events, SummaryDone))).summary)


def _frame(event: SummaryEvent) -> bytes:
    if isinstance(event, SummaryDone):
        return sse(SummaryBody.of(event.summary), event="done")
    return status(event)

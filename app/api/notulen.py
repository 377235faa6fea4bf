"""Minutes of a transcript or of notes; whole, or with its progress when events are accepted."""

from fastapi import APIRouter, Request, Response

from app.api.deps import CurrentPerson, UsesFiles, UsesMinutes
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
from app.values.minutes import Minutes, MinutesDone, MinutesEvent
from app.values.streams import last

router = APIRouter(prefix="/v1/notulen", tags=["teksten"])


@router.post("", response_model=Minutes, responses=BOTH_FORMS, operation_id="maakNotulen")
async def minutes(
    body: TextsBody,
    request: Request,
    person: CurrentPerson,
    files: UsesFiles,
    uses: UsesMinutes,
) -> Minutes | Response:
    """Aanwezigen, besluiten en acties. Met Accept: text/event-stream komt voortgang."""
    events = uses.stream(await given(body, files), person=person.id)
    if EventStream.media_type in request.headers.get("accept", ""):
        return EventStream(frames_of(await begun(events), _frame, router.prefix), events)
    return (await unless_gone(request, last(events, MinutesDone))).minutes


def _frame(event: MinutesEvent) -> bytes:
    if isinstance(event, MinutesDone):
        return sse(event.minutes, event="done")
    return status(event)

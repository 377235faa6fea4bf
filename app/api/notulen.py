"""Minutes of a transcript or of notes; whole, or with its progress when events are accepted."""

from fastapi import APIRouter, Request, Response

from app.api.deps import CurrentPerson, UsesFiles, UsesMinutes
from app.api.streaming import BOTH_FORMS, in_parts, sse, status, wants_parts, whole
from app.api.texts import TextsBody, given
from app.values.minutes import Minutes, MinutesDone, MinutesEvent

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
    if wants_parts(request):
        return await in_parts(request, events, _frame)
    return (await whole(request, events, MinutesDone)).minutes


def _frame(event: MinutesEvent) -> bytes:
    if isinstance(event, MinutesDone):
        return sse(event.minutes, event="done")
    return status(event)

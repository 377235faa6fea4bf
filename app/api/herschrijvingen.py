"""A text in plain Dutch; the fields are those of `notabene rewrite`."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from app.api.bodies import QuestionExtras
from app.api.deps import CurrentPerson, UsesRewrite
from app.api.streaming import BOTH_FORMS, in_parts, sse, status, wants_parts, whole
from app.values.language import Waiting
from app.values.rewriting import Rewriting, RewritingDone, RewritingEvent, RewrittenSentence
from app.values.tasks import Progress

router = APIRouter(prefix="/v1/herschrijvingen", tags=["duidelijke taal"])


class TextToRewrite(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str
    notabene: QuestionExtras = QuestionExtras()


@router.post("", response_model=Rewriting, responses=BOTH_FORMS, operation_id="herschrijf")
async def rewrite(
    body: TextToRewrite, request: Request, person: CurrentPerson, rewriting: UsesRewrite
) -> Rewriting | Response:
    """Schrijf een tekst in duidelijke taal. Met Accept: text/event-stream komt elke zin apart."""
    events = rewriting.stream(body.text, person=person.id, override=body.notabene.override)
    if wants_parts(request):
        return await in_parts(request, events, _frame)
    return (await whole(request, events, RewritingDone)).rewriting


def _frame(event: RewritingEvent) -> bytes:
    match event:
        case Waiting() | Progress():
            return status(event)
        case RewrittenSentence():
            return sse(event, event="sentence")
        case RewritingDone():
            return sse(event.rewriting, event="done")

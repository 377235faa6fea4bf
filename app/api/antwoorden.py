"""Ask a question; the answer comes whole, or as it is written when events are accepted."""

from fastapi import APIRouter, Request, Response

from app.api.bodies import AnswerBody, Question
from app.api.deps import CurrentPerson, UsesAsk, UsesCollections
from app.api.streaming import BOTH_FORMS, in_parts, log_answer, sse, wants_parts, whole_answer
from app.values.answers import Answered, AskEvent, Delta, Judged, QuestionGuarded, SourcesFound
from app.values.language import Waiting

router = APIRouter(prefix="/v1/antwoorden", tags=["vragen"])


@router.post("", response_model=AnswerBody, responses=BOTH_FORMS, operation_id="stelVraag")
async def answer(
    body: Question,
    request: Request,
    person: CurrentPerson,
    ask: UsesAsk,
    collections: UsesCollections,
) -> AnswerBody | Response:
    """Antwoord op een vraag, met bronnen. Met Accept: text/event-stream komt het in delen."""
    within = await collections.within(person, body.collection)
    events = ask.stream(
        body.question,
        within=within,
        history=body.history,
        person=person.id,
        override=body.notabene.override,
    )
    if wants_parts(request):
        return await in_parts(request, events, _frame)
    return AnswerBody.model_validate(await whole_answer(request, events))


def _frame(event: AskEvent) -> bytes:
    match event:
        case Waiting():
            return sse(event, event="waiting")
        case QuestionGuarded():
            return sse(event.guards, event="guards")
        case SourcesFound():
            return sse(event, event="sources")
        case Delta():
            return sse(event, event="text")
        case Judged():
            return sse(event.sentence, event="sentence")
        case Answered():
            log_answer(event.answer)
            return sse(AnswerBody.model_validate(event.answer), event="answer")

"""The part of OpenAI's API that existing clients use; the names and snake_case are theirs."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from fastapi import APIRouter, Request, Response

from app.api.deps import CurrentPerson, ModelName, UsesAsk, UsesCollections, UsesEmbed
from app.api.openai_bodies import (
    ChatRequest,
    Completion,
    EmbeddingRequest,
    conversation,
    embedding_list,
    extras,
)
from app.api.streaming import BOTH_FORMS, EventStream, begun, failed, log_answer, sse, whole_answer
from app.errors import AnswerWithheld, NotFound
from app.problems import describe
from app.values.answers import Answered, AskEvent, Delta, Judged, QuestionGuarded, SourcesFound
from app.values.language import Waiting

router = APIRouter(prefix="/v1", tags=["openai"])

_PATH = "/v1/chat/completions"


@router.post("/chat/completions", responses=BOTH_FORMS, operation_id="chat", response_model=None)
async def chat(
    *,
    body: ChatRequest,
    request: Request,
    person: CurrentPerson,
    ask: UsesAsk,
    collections: UsesCollections,
    model: ModelName,
) -> dict[str, Any] | Response:
    """Antwoord op het laatste bericht; bronnen en onderbouwing staan in `notabene`."""
    talk = conversation(body.messages)
    within = await collections.within(person, body.notabene.collection)
    events = ask.stream(
        talk.question,
        within=within,
        history=talk.history,
        person=person.id,
        override=body.notabene.override,
    )
    completion = Completion(model)
    if body.stream:
        frames = _frames(await begun(events), completion, usage=body.wants_usage)
        return EventStream(frames, events)
    return completion.whole(await whole_answer(request, events))


@router.get("/models", operation_id="modellen")
async def models(_: CurrentPerson, model: ModelName) -> dict[str, Any]:
    """Het taalmodel dat antwoorden schrijft."""
    return {"object": "list", "data": [_model(model)]}


@router.get("/models/{model_id:path}", operation_id="model")
async def model_details(model_id: str, _: CurrentPerson, model: ModelName) -> dict[str, Any]:
    """Gegevens van het taalmodel."""
    if model_id != model:
        raise NotFound(f"Er is geen taalmodel '{model_id}'.")
    return _model(model)


@router.post("/embeddings", operation_id="vectoren")
async def embeddings(body: EmbeddingRequest, _: CurrentPerson, embed: UsesEmbed) -> dict[str, Any]:
    """Vectoren van teksten, zoals de kennisbank ze maakt."""
    makes = embed.questions if body.notabene.kind == "question" else embed.passages
    return embedding_list(await makes(body.texts), body.encoding_format, embed.name)


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": 0, "owned_by": "notabene"}


async def _frames(
    events: AsyncGenerator[AskEvent, None], completion: Completion, *, usage: bool
) -> AsyncGenerator[bytes, None]:
    yield sse(completion.chunk({"role": "assistant", "content": ""}))
    try:
        async with aclosing(events):
            async for event in events:
                yield sse(_chunk(event, completion))
                if usage and isinstance(event, Answered):
                    yield sse(completion.usage_chunk(event.answer.usage))
    except AnswerWithheld as error:
        yield sse(completion.chunk({}, "content_filter", problem=describe(error, _PATH)))
    except Exception as error:  # noqa: BLE001  the status is sent, so the stream must tell
        problem = failed(error, _PATH)
        told = {"message": problem["detail"], "type": problem["type"], "code": problem["status"]}
        yield sse({"error": told, "notabene": {"problem": problem}})
    yield b"data: [DONE]\n\n"


def _chunk(event: AskEvent, completion: Completion) -> dict[str, Any]:
    match event:
        case Waiting():
            return completion.chunk({}, waiting=event)
        case QuestionGuarded():
            return completion.chunk({}, guards=event.guards)
        case SourcesFound():
            return completion.chunk({}, sources=event.sources)
        case Delta():
            return completion.chunk({"content": event.text})
        case Judged():
            return completion.chunk({}, sentence=event.sentence)
        case Answered():
            log_answer(event.answer)
            return completion.chunk({}, "stop", **extras(event.answer))

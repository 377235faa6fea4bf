"""Draft a nota: whole, section by section when events are accepted, or as a document."""

from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response

from app.api.deps import CurrentPerson, RendersDocuments, UsesCollections, UsesNota
from app.api.nota_bodies import DraftBody, NotaBody, SectionBody
from app.api.streaming import BOTH_FORMS, in_parts, sse, status, wants_parts, whole
from app.values.documents import MEDIA_TYPES, Form
from app.values.notas import NotaDone, NotaEvent, SectionWritten

router = APIRouter(prefix="/v1/notas", tags=["teksten"])

_FORMS: tuple[Form, ...] = ("odt", "docx", "pdf", "md")
_FILE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"content": {**BOTH_FORMS[200]["content"], **{MEDIA_TYPES[f]: _FILE for f in _FORMS}}}
}


@router.post("", response_model=DraftBody, responses=_RESPONSES, operation_id="schrijfNota")
async def draft(  # noqa: PLR0917  FastAPI passes them by name
    body: NotaBody,
    request: Request,
    person: CurrentPerson,
    notas: UsesNota,
    collections: UsesCollections,
    render: RendersDocuments,
) -> DraftBody | Response:
    """Schrijf een concept-nota uit punten. Accept bepaalt de vorm: JSON, delen of een document."""
    within = await collections.within(person, body.collection) if body.collection else ()
    events = notas.stream(body.request(), within=within, person=person.id)
    if wants_parts(request):
        return await in_parts(request, events, _frame)
    nota = (await whole(request, events, NotaDone)).nota
    for form in _FORMS:
        if MEDIA_TYPES[form].partition(";")[0] in request.headers.get("accept", ""):
            file = await run_sync(render, notas.document(nota), form)
            return Response(file, media_type=MEDIA_TYPES[form], headers=_named(form))
    return DraftBody.model_validate(nota)


def _named(form: Form) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="nota-concept.{form}"'}


def _frame(event: NotaEvent) -> bytes:
    match event:
        case SectionWritten():
            section = SectionBody.model_validate(event.section).model_dump(by_alias=True)
            return sse(section, event="section")
        case NotaDone():
            draft = DraftBody.model_validate(event.nota).model_dump(by_alias=True, mode="json")
            return sse(draft, event="done")
        case _:
            return status(event)

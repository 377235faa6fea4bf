"""Conversations: begun, kept, talked in; the answer comes whole, or as it is written."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Request, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from app.api.deps import (
    CurrentPerson,
    UsesConversationFiles,
    UsesConversations,
    UsesTalking,
)
from app.api.streaming import BOTH_FORMS, in_parts, wants_parts, whole
from app.api.talk_frames import TalkFrames
from app.values.conversations import (
    Consent,
    Conversation,
    Exchange,
    Feedback,
    Kept,
    Send,
    Thumb,
)
from knowledge_base.contract import IngestReport

router = APIRouter(prefix="/v1/gesprekken", tags=["gesprekken"])


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewConversation(_Body):
    """Where it looks; without `collections` everywhere that may be seen."""

    collections: tuple[str, ...] | None = None


class Change(_Body):
    title: str | None = None
    keep_until: date | None = None


class NewMessage(_Body):
    """A question. `privacy` says what to do with personal data: ask first, mask, or send.

    `instead` names the exchange that this one replaces.
    """

    question: str = Field(min_length=1)
    privacy: Consent = "ask"
    reason: str = ""
    instead: str = ""


class Rating(_Body):
    thumb: Thumb
    reason: str = Field(default="", max_length=64)
    remark: str = ""


class TalkBody(BaseModel):
    """A conversation with its newest exchanges; `earlier` is how many came before those."""

    conversation: Conversation
    exchanges: tuple[Exchange, ...]
    earlier: int


@router.get("", operation_id="gesprekken")
async def mine(person: CurrentPerson, uses: UsesConversations) -> list[Conversation]:
    """Uw gesprekken, de nieuwste eerst."""
    return list(await uses.mine(person))


@router.post("", status_code=201, operation_id="beginGesprek")
async def begin(
    body: NewConversation, person: CurrentPerson, uses: UsesConversations
) -> Conversation:
    """Begin een gesprek."""
    return await uses.begin(person, body.collections)


@router.get("/{gesprek}", operation_id="gesprek")
async def talk(gesprek: str, person: CurrentPerson, uses: UsesConversations) -> TalkBody:
    """Een gesprek met het nieuwste deel van wat er gezegd is."""
    found = await uses.talk(person, gesprek)
    return TalkBody(
        conversation=found.conversation,
        exchanges=tuple(found.exchanges),
        earlier=found.earlier,
    )


@router.patch("/{gesprek}", operation_id="wijzigGesprek")
async def change(
    gesprek: str, body: Change, person: CurrentPerson, uses: UsesConversations
) -> Conversation:
    """Geef een gesprek een andere naam, of bewaar het langer of korter."""
    if body.title is not None:
        await uses.rename(person, gesprek, body.title)
    if body.keep_until is not None:
        await uses.keep_until(person, gesprek, body.keep_until)
    return (await uses.talk(person, gesprek, limit=0)).conversation


@router.delete("/{gesprek}", status_code=204, operation_id="wisGesprek")
async def delete(gesprek: str, person: CurrentPerson, uses: UsesConversations) -> None:
    """Wis een gesprek met alles wat erbij hoort."""
    await uses.delete(person, gesprek)


@router.post(
    "/{gesprek}/berichten", response_model=Exchange, responses=BOTH_FORMS, operation_id="stuur"
)
async def send(
    gesprek: str, body: NewMessage, request: Request, person: CurrentPerson, talking: UsesTalking
) -> Exchange | Response:
    """Stuur een bericht. Met Accept: text/event-stream komt het antwoord in delen."""
    sent = Send(body.question, body.privacy, body.reason)
    events = talking.ask(person, gesprek, sent, body.instead)
    if wants_parts(request):
        return await in_parts(request, events, TalkFrames())
    return (await whole(request, events, Kept)).exchange


@router.put(
    "/{gesprek}/berichten/{bericht}/waardering", status_code=204, operation_id="waardeerAntwoord"
)
async def rate(
    gesprek: str, bericht: str, body: Rating, person: CurrentPerson, uses: UsesConversations
) -> None:
    """Zeg wat u van een antwoord vindt."""
    await uses.rate(person, gesprek, bericht, Feedback(body.thumb, body.reason, body.remark))


@router.post("/{gesprek}/bestanden", operation_id="voegEigenBestandToe")
async def add_file(
    gesprek: str,
    file: Annotated[UploadFile, File(description="pdf, docx, odt, html, md, txt, eml ...")],
    person: CurrentPerson,
    uses: UsesConversations,
    files: UsesConversationFiles,
) -> IngestReport:
    """Voeg een eigen bestand toe als bron voor alleen dit gesprek."""
    found = await uses.own(person, gesprek)
    return await files.add(person, found, file.filename or "", file.file)

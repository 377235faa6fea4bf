"""Collections and their documents."""

from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from pydantic import BaseModel

from app.api.deps import CurrentPerson, UsesCollections, UsesIngest
from knowledge_base.contract import Chunk, CollectionInfo, IngestReport

router = APIRouter(prefix="/v1/collecties", tags=["collecties"])


class Document(BaseModel):
    """What the knowledge base holds of a document, in reading order."""

    document: str
    path: str
    title: str
    chunks: tuple[Chunk, ...]


@router.get("", operation_id="collecties")
async def collections(person: CurrentPerson, uses: UsesCollections) -> list[CollectionInfo]:
    """De collecties die u mag doorzoeken."""
    return await uses.listing(person)


@router.post("/{naam}/documenten", operation_id="voegDocumentToe")
async def add_document(
    naam: str,
    file: Annotated[UploadFile, File(description="pdf, docx, odt, html, md, txt, eml, zip ...")],
    person: CurrentPerson,
    uses: UsesIngest,
) -> IngestReport:
    """Voeg een document toe; een nieuwe versie met dezelfde naam vervangt de oude."""
    return await uses.receive(person, naam, file.filename or "", file.file)


@router.get("/{naam}/documenten/{document}", operation_id="document")
async def document(
    naam: str, document: str, person: CurrentPerson, uses: UsesCollections
) -> Document:
    """De tekst van een document, zoals die doorzocht wordt."""
    chunks = await uses.document(person, naam, document)
    first = chunks[0]
    return Document(
        document=first.document, path=first.path, title=first.title, chunks=tuple(chunks)
    )

"""A document as OpenDocument text."""

from app.rendering.data import as_data
from app.rendering.opendocument import package
from app.values.documents import Document


def render(document: Document) -> bytes:
    return package(document, "text", {"blocks": as_data(document.blocks)})

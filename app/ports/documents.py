"""What interfaces need from whoever makes files of documents."""

from typing import Protocol

from app.values.documents import Document, Form


class Renderer(Protocol):
    def __call__(self, document: Document, form: Form) -> bytes:
        """The file; the same document always gives the same bytes."""
        ...

"""Which renderer makes which form of a document."""

from app.rendering import docx, markdown, odp, odt, pdf, pptx
from app.rendering.printable import printable
from app.values.documents import Document, Form


def render(document: Document, form: Form) -> bytes:
    """The file. The same document always gives the same bytes."""
    ready = printable(document)
    match form:
        case "odt":
            return odt.render(ready)
        case "docx":
            return docx.render(ready)
        case "pdf":
            return pdf.render(ready)
        case "md":
            return markdown.render(ready)
        case "odp":
            return odp.render(ready)
        case "pptx":
            return pptx.render(ready)

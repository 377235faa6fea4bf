"""Slides as OpenDocument presentation."""

from app.rendering.data import as_data
from app.rendering.opendocument import package
from app.rendering.slides import Slide, slides
from app.values.documents import Document, Paragraph


def render(document: Document) -> bytes:
    return package(document, "presentation", {"slides": [_data(s) for s in slides(document)]})


def _data(slide: Slide) -> dict[str, object]:
    lines = as_data(Paragraph(line.text) for line in slide.lines)
    return {
        "title": slide.title,
        "lines": [
            {"text": data["text"], "bullet": line.bullet, "bold": line.bold}
            for line, data in zip(slide.lines, lines, strict=True)
        ],
        "table": as_data([slide.table])[0] if slide.table else None,
    }

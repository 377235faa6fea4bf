"""PowerPoint files: each slide a page, with its title as heading and the notes below it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx.package import Package

from knowledge_base.contract import Extracted
from knowledge_base.readers.flow import Flow
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.package import open_package, package_title
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder
from knowledge_base.readers.text import clean_line

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _shapes(shapes: Any) -> Iterator[Any]:
    """Yield shapes from top to bottom, those in groups too; the file keeps them as drawn."""
    for shape in sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0)):
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _text(paragraph: Any) -> str:
    return "".join(
        node.text or "" if node.tag == f"{_A}t" else "\n"
        for node in paragraph._p.iter(f"{_A}t", f"{_A}br")
    )


def _write_shape(shape: Any, flow: Flow) -> None:
    if getattr(shape, "has_table", False):
        for row in shape.table.rows:
            flow.row([cell.text for cell in row.cells])
        return
    if shape.has_text_frame:
        texts = [clean_line(_text(paragraph)) for paragraph in shape.text_frame.paragraphs]
        flow.paragraph("\n".join(filter(None, texts)))
        return
    # Diagrams and charts keep their words in parts of their own, or in the drawing itself.
    words = [clean_line(node.text or "") for node in shape._element.iter(f"{_A}t")]
    flow.paragraph("\n".join(filter(None, words)))


def _write_slide(slide: Any, number: int, flow: Flow) -> None:
    flow.turn_to(number)
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        flow.heading(1, title.text_frame.text)
    for shape in _shapes(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            _write_shape(shape, flow)
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame):
        notes = clean_line(frame.text)
        flow.paragraph(f"Notities: {notes}" if notes else "")


def extract_pptx(data: bytes, limits: Limits) -> Extracted:
    package = open_package(data, limits)
    sections = SectionBuilder(limits)
    flow = Flow(sections)
    presentation: Any = Package.open(BytesIO(data)).main_document_part
    for number, slide in enumerate(presentation.presentation.slides, start=1):
        _write_slide(slide, number, flow)
    flow.flush()
    return Extracted(package_title(package) or sections.first_heading, sections.finish())


reader = FormatReader("PowerPoint", frozenset({".pptx", ".pptm", ".ppsx"}), extract_pptx)

"""OpenDocument slides: each slide a page, with its title as heading and the notes below it."""

from lxml import etree

from knowledge_base.readers.flow import Flow
from knowledge_base.readers.odf import DRAW, PRESENTATION, TABLE, TEXT, all_text, paragraph_text
from knowledge_base.readers.sections import SectionBuilder

_NOTES = f"{PRESENTATION}notes"
_CLASS = f"{PRESENTATION}class"


def add_slides(body: etree._Element, sections: SectionBuilder) -> None:
    flow = Flow(sections)
    for number, slide in enumerate(body.iter(f"{DRAW}page"), start=1):
        flow.turn_to(number)
        notes = slide.find(_NOTES)
        shapes = [shape for shape in slide if shape is not notes]
        titles = [shape for shape in shapes if shape.get(_CLASS) == "title"]
        for title in titles:
            flow.heading(1, all_text(title))
        for shape in shapes:
            if shape not in titles:
                _write_shape(shape, flow)
        if notes is not None and (text := all_text(notes)):
            flow.paragraph(f"Notities: {text}")
    flow.flush()


def _write_shape(shape: etree._Element, flow: Flow) -> None:
    for row in shape.iter(f"{TABLE}table-row"):
        flow.row([all_text(cell) for cell in row if cell.tag == f"{TABLE}table-cell"])
    if next(shape.iter(f"{TABLE}table-row"), None) is None:
        texts = (paragraph_text(paragraph).strip() for paragraph in shape.iter(f"{TEXT}p"))
        flow.paragraph("\n".join(filter(None, texts)))

"""Slides as PowerPoint file, on the layouts that PowerPoint knows."""

from io import BytesIO

import pptx
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide as PowerPointSlide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from app.rendering.ooxml import (
    CUSTOM_PROPERTIES,
    CUSTOM_PROPERTIES_RELATION,
    CUSTOM_PROPERTIES_TYPE,
    custom_properties,
    describe,
)
from app.rendering.package import repacked
from app.rendering.slides import Line, Slide, slides
from app.values.documents import Document, Table

_TITLE_SLIDE, _TITLE_AND_CONTENT, _TITLE_ONLY = 0, 1, 5
_MARGIN, _TOP = Emu(457200), Emu(1600200)
_LINE_HEIGHT = Emu(370840)


def render(document: Document) -> bytes:
    show = pptx.Presentation()
    _describe(show, document)
    first = show.slides.add_slide(show.slide_layouts[_TITLE_SLIDE])
    banner = document.provenance.banner
    _titled(first, document.title)
    first.placeholders[1].text = banner
    for slide in slides(document):
        _add(show, slide, banner)
    for part in show.slides:
        _speaks(part, document.language)
    saved = BytesIO()
    show.save(saved)
    return repacked(saved.getvalue(), document.provenance.made)


def _describe(show: Presentation, document: Document) -> None:
    describe(show.core_properties, document)
    package = show.part.package
    part = Part(
        PackURI(CUSTOM_PROPERTIES), CUSTOM_PROPERTIES_TYPE, package, custom_properties(document)
    )
    package.relate_to(part, CUSTOM_PROPERTIES_RELATION)


def _add(show: Presentation, slide: Slide, banner: str) -> None:
    layout = _TITLE_ONLY if slide.table else _TITLE_AND_CONTENT
    made = show.slides.add_slide(show.slide_layouts[layout])
    _titled(made, slide.title)
    if slide.table:
        _add_table(made, slide.table, show.slide_width or Emu(9144000))
    else:
        _write(made.placeholders[1].text_frame, slide.lines)
    footer = made.shapes.add_textbox(_MARGIN, Emu(6400800), Emu(8229600), Emu(300000))
    footer.name = "Concept"
    footer.text_frame.text = banner
    footer.text_frame.paragraphs[0].font.size = Pt(10)


def _titled(slide: PowerPointSlide, title: str) -> None:
    if slide.shapes.title is not None:
        slide.shapes.title.text = title
        slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(32)


def _write(frame: TextFrame, lines: tuple[Line, ...]) -> None:
    for nr, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if nr == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        paragraph.text = line.text
        paragraph.font.size = Pt(18)
        paragraph.font.bold = line.bold
        if not line.bullet:
            _without_bullet(paragraph)


def _without_bullet(paragraph: _Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(properties.makeelement(qn("a:buNone"), {}, {}))


def _add_table(slide: PowerPointSlide, table: Table, across: int) -> None:
    rows = [table.header, *table.rows] if table.header else list(table.rows)
    width = max(map(len, rows), default=0)
    if not width:
        return
    height = Emu(_LINE_HEIGHT * len(rows))
    shape = slide.shapes.add_table(
        len(rows), width, _MARGIN, _TOP, Emu(across - 2 * _MARGIN), height
    )
    shape.table.first_row = bool(table.header)
    shape.table.first_col = not table.header
    for row, texts in zip(shape.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(14)


def _speaks(slide: PowerPointSlide, language: str) -> None:
    """Each run says its language: PowerPoint has none for the whole file."""
    for run in slide.element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", language)

"""A document as Word file, with the styles that Word knows."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from app.rendering.ooxml import (
    CUSTOM_PROPERTIES,
    CUSTOM_PROPERTIES_RELATION,
    CUSTOM_PROPERTIES_TYPE,
    custom_properties,
    describe,
)
from app.rendering.package import repacked
from app.rendering.runs import runs
from app.values.documents import Block, Document, Heading, ListBlock, Paragraph, Table

_DEEPEST = 9
_WIDTH, _NARROW = Cm(16), Cm(4)
_PAIR = 2


def render(document: Document) -> bytes:
    word = docx.Document()
    _set_up(word, document)
    banner = document.provenance.banner
    word.sections[0].header.paragraphs[0].text = banner
    word.add_paragraph(document.title, style="Title")
    word.add_paragraph(banner, style="Intense Quote")
    for block in document.blocks:
        _add(word, block)
    saved = BytesIO()
    word.save(saved)
    return repacked(saved.getvalue(), document.provenance.made)


def _set_up(word: WordFile, document: Document) -> None:
    describe(word.core_properties, document)
    package = word.part.package
    part = Part(
        PackURI(CUSTOM_PROPERTIES), CUSTOM_PROPERTIES_TYPE, custom_properties(document), package
    )
    package.relate_to(part, CUSTOM_PROPERTIES_RELATION)
    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), document.language)
    word.styles["Normal"].font.size = Pt(11)
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)


def _add(word: WordFile, block: Block) -> None:
    match block:
        case Heading():
            level = max(1, min(block.level, _DEEPEST))
            _fill(word.add_paragraph(style=f"Heading {level}"), block.text)
        case Paragraph():
            _fill(word.add_paragraph(), block.text)
        case ListBlock():
            _add_list(word, block)
        case Table():
            _add_table(word, block)


def _add_list(word: WordFile, block: ListBlock) -> None:
    style = "List Number" if block.ordered else "List Bullet"
    number = _restarted(word) if block.ordered else None
    for item in block.items:
        paragraph = word.add_paragraph(style=style)
        _fill(paragraph, item)
        if number is not None:
            shape: Any = paragraph._p.get_or_add_pPr()
            properties = shape.get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number


def _restarted(word: WordFile) -> int:
    """A numbering that starts at 1 again: a style alone counts on through the whole document."""
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(used).abstractNumId.val
    added = numbering.add_num(abstract)
    added.add_lvlOverride(ilvl=0).add_startOverride(1)
    number: int = added.numId
    return number


def _add_table(word: WordFile, table: Table) -> None:
    rows = [table.header, *table.rows] if table.header else list(table.rows)
    width = max(map(len, rows), default=0)
    if not width:
        return
    made = word.add_table(len(rows), width, style="Table Grid")
    made.autofit = True
    for at, across in enumerate(_widths(width, pairs=not table.header)):
        for cell in made.columns[at].cells:
            cell.width = across
    for nr, (row, texts) in enumerate(zip(made.rows, rows, strict=True)):
        for at, (cell, text) in enumerate(zip(row.cells, texts, strict=False)):
            _fill_cell(cell, text, bold=(nr if table.header else at) == 0)
    if table.header:
        heading = OxmlElement("w:tblHeader")
        made.rows[0]._tr.get_or_add_trPr().append(heading)
    word.add_paragraph()


def _widths(count: int, *, pairs: bool) -> list[Length]:
    """Names in a narrow column, with what they are in a wide one; other columns alike."""
    if pairs and count == _PAIR:
        return [_NARROW, Length(_WIDTH - _NARROW)]
    return [Length(int(_WIDTH / count))] * count


def _fill_cell(cell: _Cell, text: str, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    _fill(paragraph, text)
    for run in paragraph.runs:
        run.bold = bold


def _fill(paragraph: WordParagraph, text: str) -> None:
    for piece in runs(text):
        run = paragraph.add_run(piece.text)
        if piece.to_fill_in:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW

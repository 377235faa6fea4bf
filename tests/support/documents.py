"""Real files for tests: each builder gives the bytes that the program in question would save."""

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pptx
from docx import Document
from odfdo import Cell, Header, List, Paragraph, Row, Table
from odfdo import Document as OpenDocument
from PIL import Image, ImageDraw, ImageFont
from pptx.util import Inches
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Pages = Sequence[Sequence[tuple[float, float, float, str]]]


def a_pdf(pages: Pages, *, title: str = "", password: str = "") -> bytes:
    """Draw (left, up, size, text) on each A4 page, in that order; points from the lower left."""
    out = BytesIO()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(out, A4, encrypt=encryption)
    if title:
        canvas.setTitle(title)
    for page in pages:
        for left, up, size, text in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, up, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def a_filled_form(fields: Mapping[str, str]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, A4)
    canvas.drawString(72, 780, "Aanvraagformulier")
    for place, (name, value) in enumerate(fields.items()):
        canvas.acroForm.textfield(name=name, value=value, x=72, y=700 - 40 * place)
    canvas.save()
    return out.getvalue()


def lines_down(
    lines: Sequence[str], *, left: float = 72, top: float = 760, size: float = 11
) -> list[tuple[float, float, float, str]]:
    """Place lines below each other for `a_pdf`, as one paragraph."""
    return [(left, top - place * size * 1.3, size, line) for place, line in enumerate(lines)]


def a_picture(lines: Sequence[str], *, format: str = "PNG") -> bytes:  # noqa: A002
    """Draw lines of text as a scanner would see them."""
    image = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(44)
    for place, line in enumerate(lines):
        draw.text((150, 200 + place * 90), line, font=font, fill=0)
    out = BytesIO()
    image.save(out, format, dpi=(200, 200))
    return out.getvalue()


def a_scanned_pdf(*pages: Sequence[str]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, A4)
    for lines in pages:
        picture = ImageReader(BytesIO(a_picture(lines)))
        canvas.drawImage(picture, 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def a_docx(blocks: Sequence[tuple[str, str]], *, table: Sequence[Sequence[str]] = ()) -> bytes:
    """Write (style, text) paragraphs, such as ("Heading 1", "Doel"), and a table below them."""
    document = Document()
    for style, text in blocks:
        document.add_paragraph(text, style=style)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def an_odt(
    blocks: Sequence[tuple[int, str]],
    *,
    items: Sequence[str] = (),
    table: Sequence[Sequence[str]] = (),
) -> bytes:
    """Write (level, text): a heading, or a paragraph where the level is 0."""
    document = OpenDocument("text")
    document.body.clear()
    for level, text in blocks:
        document.body.append(Header(level, text) if level else Paragraph(text))
    if items:
        document.body.append(List(list(items)))
    if table:
        document.body.append(_odf_table("Tabel", table))
    return _saved(document)


def an_ods(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    document = OpenDocument("spreadsheet")
    document.body.clear()
    for name, rows in sheets.items():
        document.body.append(_odf_table(name, rows))
    return _saved(document)


def _odf_table(name: str, rows: Sequence[Sequence[str]]) -> Table:
    table = Table(name)
    for values in rows:
        row = Row()
        for value in values:
            row.append(Cell(value, text=value))
        table.append(row)
    return table


def _saved(document: OpenDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def a_pptx(slides: Sequence[tuple[str, str, str]]) -> bytes:
    """Write (title, text, notes) on each slide."""
    presentation = pptx.Presentation()
    for title, text, notes in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = title
        box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(6), Inches(2))
        box.text_frame.text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    out = BytesIO()
    presentation.save(out)
    return out.getvalue()


def an_xlsx(
    sheets: Mapping[str, Sequence[Sequence[object]]], *, hidden: Sequence[str] = ()
) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            sheet.append(list(row))
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def an_eml(
    text: str = "Zie de bijlage.",
    *,
    subject: str = "Verzoek",
    html: str = "",
    attachments: Mapping[str, bytes] | None = None,
) -> bytes:
    message = EmailMessage()
    message["From"] = "Jan Jansen <j.jansen@example.nl>"
    message["To"] = "Woo-team <woo@example.nl>"
    message["Cc"] = "Archief <archief@example.nl>"
    message["Date"] = "Tue, 04 Nov 2025 10:30:00 +0100"
    message["Subject"] = subject
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, "application", "octet-stream", filename=name)
    return message.as_bytes()


def a_zip(members: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """Replace or add one member of a zip, docx, odt or the like."""
    with ZipFile(BytesIO(data)) as package:
        members = {other: package.read(other) for other in package.namelist()}
    return a_zip(members | {name: content})

"""PDF files: text with page numbers and headings; pages that are a scan go through OCR."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image
from pypdfium2 import raw

from knowledge_base.contract import Extracted, Part, Unreadable
from knowledge_base.readers import ocr
from knowledge_base.readers.hyphens import Hyphens
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.pdf_annotations import annotations, page_with_fields, pinned_files
from knowledge_base.readers.pdf_drawings import refuse_endless
from knowledge_base.readers.pdf_furniture import without_furniture
from knowledge_base.readers.pdf_headings import Bookmark, Headings, first_title, squeeze
from knowledge_base.readers.pdf_lines import Line, page_lines
from knowledge_base.readers.pdf_order import reading_order, without_contents
from knowledge_base.readers.pdf_text import Block, blocks, whole_sentences
from knowledge_base.readers.plain import add_plain
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder

# pdfium keeps state for the whole process and may be used by one thread at a time: hold this
# lock wherever it is used.
PDFIUM = Lock()
_SCAN_COVERS = 0.5
_LETTERS_ON_A_SCAN = 25
_PATHS_OF_DRAWN_TEXT = 200
_DPI = 300
_PIXELS = 5_000
_TITLE_PAGES = 2


@dataclass(frozen=True, slots=True)
class _Page:
    """What was found on a page: lines from its text layer, or text recognised in its picture."""

    lines: list[Line]
    height: float
    added: list[str]
    files: list[Part]
    recognised: str = ""


def extract_pdf(data: bytes, limits: Limits) -> Extracted:
    with _opened(data) as pdf:
        refuse_endless(data)
        with PDFIUM:
            title = pdf.get_metadata_value("Title").strip()
            bookmarks = _bookmarks(pdf)
            parts = _attachments(pdf)
        pages = list(_pages(pdf, limits))
    lines = _text_lines(pages)
    headings = Headings(lines, bookmarks)
    hyphens = Hyphens([line.text for page in lines for line in page])
    paged = [blocks(page, number, headings, hyphens) for number, page in enumerate(lines, start=1)]
    sections = SectionBuilder(limits)
    for number, page in enumerate(whole_sentences(paged, hyphens), start=1):
        sections.turn_to(number)
        _write(page, sections)
        add_plain(pages[number - 1].recognised, sections)
        sections.block("\n".join(pages[number - 1].added))
    title = _title(title, lines, headings.body) or sections.first_heading
    pinned = (file for page in pages for file in page.files)
    return Extracted(title, sections.finish(), (*parts, *pinned))


def _text_lines(pages: list[_Page]) -> list[list[Line]]:
    heights = [page.height for page in pages]
    kept = without_furniture([page.lines for page in pages], heights)
    return [without_contents(reading_order(lines), len(pages)) for lines in kept]


def _write(page: list[Block], sections: SectionBuilder) -> None:
    for block in page:
        if block.level is None:
            sections.block(block.text)
        else:
            sections.heading(block.level, block.text)


def _title(given: str, lines: list[list[Line]], body: float) -> str:
    """Give the title; the properties of a file often still hold the title of its example."""
    shown = squeeze(" ".join(line.text for page in lines[:_TITLE_PAGES] for line in page))
    if given and squeeze(given) in shown:
        return given
    return first_title(lines[0], body) if lines else ""


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        with PDFIUM:
            pdf = pdfium.PdfDocument(data)
            pdf.init_forms()
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Unreadable(
                "Deze PDF is met een wachtwoord beveiligd. Sla hem op zonder wachtwoord en lever "
                "hem opnieuw aan."
            ) from error
        raise Unreadable(
            "Deze PDF is beschadigd of niet volledig. Maak hem opnieuw en lever hem weer aan."
        ) from error
    try:
        yield pdf
    finally:
        with PDFIUM:
            pdf.close()


def _pages(pdf: pdfium.PdfDocument, limits: Limits) -> Iterator[_Page]:
    if len(pdf) > limits.pages:
        raise Unreadable(
            f"Deze PDF heeft {len(pdf)} pagina's, er passen er {limits.pages}. Splits het bestand."
        )
    scans = 0
    for number in range(len(pdf)):
        with PDFIUM:
            added, files = annotations(pdf[number]), pinned_files(pdf, pdf[number])
            page = page_with_fields(pdf, number, only_untold=True)
            try:
                lines, height = page_lines(page), page.get_height()
                scan = picture(page) if is_scan(page, lines) else None
            finally:
                page.close()
        if scan is None:
            yield _Page(lines, height, added, files)
        else:
            scans += 1
            ocr.refuse_without_ocr(scans, limits, f"pagina {number + 1}")
            said = ocr.recognise(scan, limits, f"pagina {number + 1}")
            yield _Page([], height, added, files, said)


def is_scan(page: pdfium.PdfPage, lines: list[Line]) -> bool:
    """A page whose words only a reader sees: little text, and a large image or much drawing.

    Letters of which the font tells no sign are drawing too.
    """
    letters = sum(len(line.text) for line in lines)
    if letters >= _LETTERS_ON_A_SCAN:
        return False
    if page.get_textpage().count_chars() >= 2 * letters + _LETTERS_ON_A_SCAN:
        return True
    paths = 0
    area = page.get_width() * page.get_height()
    for item in page.get_objects(max_depth=3):
        paths += item.type == raw.FPDF_PAGEOBJ_PATH
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) >= _SCAN_COVERS * area:
                return True
    return paths >= _PATHS_OF_DRAWN_TEXT


def picture(page: pdfium.PdfPage) -> Image.Image:
    longest = max(page.get_width(), page.get_height(), 1.0)
    bitmap = page.render(scale=min(_DPI / 72, _PIXELS / longest), grayscale=True)
    try:
        picture: Image.Image = bitmap.to_pil().copy()
        return picture
    finally:
        bitmap.close()


def _bookmarks(pdf: pdfium.PdfDocument) -> list[Bookmark]:
    found = []
    for entry in pdf.get_toc():
        target = entry.get_dest()
        index = target.get_index() if target else None
        found.append(
            Bookmark(entry.level + 1, entry.get_title(), None if index is None else index + 1)
        )
    return found


def _attachments(pdf: pdfium.PdfDocument) -> tuple[Part, ...]:
    found = (pdf.get_attachment(index) for index in range(pdf.count_attachments()))
    return tuple(Part(file.get_name(), bytes(file.get_data())) for file in found)


reader = FormatReader("PDF", frozenset({".pdf"}), extract_pdf)

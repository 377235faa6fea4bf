"""What people filled in or wrote on a PDF: form fields, signatures, comments and files."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from knowledge_base.contract import Part

_COMMENTS = frozenset(
    (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_STAMP)
)


def annotations(page: pdfium.PdfPage) -> list[str]:
    """Give a line for each filled field ("naam: waarde") and each comment on a page."""
    return list(_annotations(page))


def pinned_files(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> list[Part]:
    """Give the files that somebody pinned to a place on a page."""
    found = []
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        if annotation and (pinned := raw.FPDFAnnot_GetFileAttachment(annotation)):
            file = pdfium.PdfAttachment(pinned, pdf)
            found.append(Part(file.get_name(), bytes(file.get_data())))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def page_with_fields(
    pdf: pdfium.PdfDocument, index: int, *, only_untold: bool = False
) -> pdfium.PdfPage:
    """Give a page on which signatures and filled in fields are text like the rest of it.

    `only_untold`: but for the fields whose value `annotations` gives. The forms of `pdf` have to
    be initialised, and from here on this page has no annotations any more.
    """
    page = pdf[index]
    places = range(raw.FPDFPage_GetAnnotCount(page))
    fields = [place for place in places if _is_field(page, place, only_untold=only_untold)]
    if not fields or not page.formenv:
        return page
    for place in reversed(places):
        if place not in fields:
            raw.FPDFPage_RemoveAnnot(page, place)
    page.flatten()
    page.close()
    return pdf[index]


def _is_field(page: pdfium.PdfPage, place: int, *, only_untold: bool) -> bool:
    annotation = raw.FPDFPage_GetAnnot(page, place)
    if not annotation:
        return False
    try:
        is_field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
        return is_field and not (only_untold and _string(annotation, b"V").strip())
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _annotations(page: pdfium.PdfPage) -> Iterator[str]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        value, name = _string(annotation, b"V"), _string(annotation, b"T")
        comment = _string(annotation, b"Contents")
        raw.FPDFPage_CloseAnnot(annotation)
        if kind == raw.FPDF_ANNOT_WIDGET and value.strip():
            yield f"{name}: {value}" if name else value
        elif kind in _COMMENTS and comment.strip():
            yield f"Opmerking: {comment}"


def _string(annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    text = ctypes.create_string_buffer(size)
    wide = ctypes.cast(text, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(annotation, key, wide, size)
    return text.raw.decode("utf-16-le", "replace").rstrip("\0")

"""What people filled in or wrote on a PDF: values of form fields, and comments."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

_COMMENTS = frozenset(
    (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_STAMP)
)


def annotations(page: pdfium.PdfPage) -> list[str]:
    """Give a line for each filled field ("naam: waarde") and each comment on a page."""
    return list(_annotations(page))


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

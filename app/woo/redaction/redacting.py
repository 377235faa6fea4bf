"""One document becomes a PDF that may be published, and is read back to prove it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
from PIL import Image, ImageSequence
from PIL.ImageOps import exif_transpose

from app.errors import FileUnreadable
from app.ports.exports import OfficePrinter
from app.values.dossiers import Document, Page
from app.woo.redaction.marks import Mark, taken_out, what_stays
from app.woo.redaction.pdf import redact_pdf
from app.woo.redaction.proof import Secret, readable, recoverable, secrets
from app.woo.redaction.result import Redacted
from app.woo.redaction.typesetting import typeset
from app.woo.redaction.visible import visible
from knowledge_base.contract import Unreadable
from knowledge_base.readers import DEFAULT_LIMITS
from knowledge_base.readers.detect import detect

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_OFFICE = frozenset({".docx", ".odt", ".xlsx", ".ods", ".pptx", ".odp"})
OWN = "eigen weergave"
_DPI = 150


class NotRemoved(FileUnreadable):
    """Something that had to go can still be read in the result, so it is not published."""


@dataclass(frozen=True, slots=True)
class Work:
    """A document with its text, what has to go, and the file as it came."""

    document: Document
    pages: Sequence[Page]
    marks: Sequence[Mark]
    original: bytes


def redact(work: Work, printer: OfficePrinter | None = None) -> Redacted:
    """The document without the marked passages and without what does not show.

    `printer` makes the pages of office files; what it cannot, we set from the text.
    Raises: FileUnreadable when it cannot be done or proved; its message names no content.
    """
    try:
        return _redacted(work, printer)
    except FileUnreadable:
        raise
    except Unreadable as error:
        raise FileUnreadable(str(error)) from error
    # Libraries fail on broken files in more ways than they document; one of them may not stop
    # the other documents.
    except Exception as error:
        raise FileUnreadable(
            "Dit bestand is zo opgebouwd dat wij er niets in kunnen lakken."
        ) from (error)


def _redacted(work: Work, printer: OfficePrinter | None) -> Redacted:
    kind = detect(work.original, DEFAULT_LIMITS)
    if kind == ".pdf":
        return _from_pdf(work, work.original)
    if kind in _IMAGES:
        return _from_pdf(work, _as_pdf(work.original))
    if printer and kind in _OFFICE:
        with suppress(FileUnreadable, Unreadable):
            return _printed(work, kind, printer)
    made = typeset(work.document.id, work.pages, work.marks)
    return _proved(work, replace(made, printer=OWN))


def _from_pdf(work: Work, pdf: bytes, *, flows: bool = False) -> Redacted:
    """Raises: FileUnreadable."""
    made = redact_pdf(pdf, work.pages, work.marks, flows=flows)
    try:
        return _proved(work, made)
    except NotRemoved:
        # A page that stays may hold it where nobody sees it; as a picture it does not.
        if "ongewijzigd" not in made.ways.values() or readable(made.data, _secrets(work, made)):
            raise
        whole = redact_pdf(pdf, work.pages, work.marks, flows=flows, whole=True)
        return _proved(work, whole)


def _printed(work: Work, kind: str, printer: OfficePrinter) -> Redacted:
    pdf = printer(visible(work.original, kind), kind)
    return replace(_from_pdf(work, pdf, flows=True), printer=printer.name)


def _proved(work: Work, made: Redacted) -> Redacted:
    """Raises: NotRemoved."""
    if left := recoverable(made.data, _secrets(work, made)):
        raise NotRemoved(
            f"Bij {len(left)} van de gelakte of verborgen passages is de tekst na het lakken nog "
            "terug te vinden."
        )
    return made


def _secrets(work: Work, made: Redacted) -> list[Secret]:
    gone = [*taken_out(work.pages, work.marks), *(each.text for each in work.document.hidden)]
    return secrets(gone, what_stays(work.pages, work.marks), made.stays)


def _as_pdf(image: bytes) -> bytes:
    """A page for each picture in the file, upright, one in memory at a time."""
    out = BytesIO()
    with Image.open(BytesIO(image)) as opened, pikepdf.new() as pdf:
        for frame in ImageSequence.Iterator(opened):
            page = BytesIO()
            exif_transpose(frame).convert("RGB").save(page, "PDF", resolution=_DPI)
            with pikepdf.open(page) as made:
                pdf.pages.extend(made.pages)
        pdf.save(out)
    return out.getvalue()

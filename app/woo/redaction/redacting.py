"""One document becomes a PDF that may be published, and is read back to prove it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, ImageSequence

from app.errors import FileUnreadable
from app.ports.exports import OfficePrinter
from app.values.dossiers import Document, Page
from app.woo.redaction.marks import Mark, taken_out, what_stays
from app.woo.redaction.pdf import redact_pdf
from app.woo.redaction.proof import recoverable, secrets
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
    kind = detect(work.original, DEFAULT_LIMITS)
    if kind == ".pdf":
        return _proved(work, redact_pdf(work.original, work.pages, work.marks))
    if kind in _IMAGES:
        return _proved(work, redact_pdf(_as_pdf(work.original), work.pages, work.marks))
    if printer and kind in _OFFICE:
        with suppress(FileUnreadable, Unreadable):
            return _proved(work, _printed(work, kind, printer))
    made = typeset(work.document.id, work.pages, work.marks)
    return _proved(work, replace(made, printer=OWN))


def _printed(work: Work, kind: str, printer: OfficePrinter) -> Redacted:
    pdf = printer(visible(work.original, kind), kind)
    made = redact_pdf(pdf, work.pages, work.marks, flows=True)
    return replace(made, printer=printer.name)


def _proved(work: Work, made: Redacted) -> Redacted:
    """Raises: NotRemoved."""
    pages, marks = work.pages, work.marks
    gone = [*taken_out(pages, marks), *(each.text for each in work.document.hidden)]
    if left := recoverable(made.data, secrets(gone, what_stays(pages, marks), made.stays)):
        raise NotRemoved(
            f"Bij {len(left)} van de gelakte of verborgen passages is de tekst na het lakken nog "
            "terug te vinden. Het document is niet geëxporteerd; lak het met de hand."
        )
    return made


def _as_pdf(image: bytes) -> bytes:
    with Image.open(BytesIO(image)) as opened:
        frames = [frame.convert("RGB") for frame in ImageSequence.Iterator(opened)]
    out = BytesIO()
    frames[0].save(out, "PDF", save_all=True, append_images=frames[1:], resolution=_DPI)
    return out.getvalue()

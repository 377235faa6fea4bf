"""One document becomes a PDF that may be published, and is read back to prove it."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageSequence

from app.errors import FileUnreadable
from app.values.dossiers import Document, Page
from app.woo.redaction.marks import Mark, taken_out, what_stays
from app.woo.redaction.pdf import redact_pdf
from app.woo.redaction.proof import recoverable, secrets
from app.woo.redaction.result import Redacted
from app.woo.redaction.typesetting import typeset
from knowledge_base.readers import DEFAULT_LIMITS
from knowledge_base.readers.detect import detect

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_DPI = 150


class NotRemoved(FileUnreadable):
    """Something that had to go can still be read in the result, so it is not published."""


def redact(
    document: Document, pages: Sequence[Page], marks: Sequence[Mark], original: bytes
) -> Redacted:
    """The document without the marked passages and without what does not show.

    Raises: FileUnreadable when it cannot be done or proved; its message names no content.
    """
    made = _made(document, pages, marks, original)
    gone = [*taken_out(pages, marks), *(each.text for each in document.hidden)]
    if left := recoverable(made.data, secrets(gone, what_stays(pages, marks), made.stays)):
        raise NotRemoved(
            f"Bij {len(left)} van de gelakte of verborgen passages is de tekst na het lakken nog "
            "terug te vinden. Het document is niet geëxporteerd; lak het met de hand."
        )
    return made


def _made(
    document: Document, pages: Sequence[Page], marks: Sequence[Mark], original: bytes
) -> Redacted:
    kind = detect(original, DEFAULT_LIMITS)
    if kind == ".pdf":
        return redact_pdf(original, pages, marks)
    if kind in _IMAGES:
        return redact_pdf(_as_pdf(original), pages, marks)
    return typeset(document.id, pages, marks)


def _as_pdf(image: bytes) -> bytes:
    with Image.open(BytesIO(image)) as opened:
        frames = [frame.convert("RGB") for frame in ImageSequence.Iterator(opened)]
    out = BytesIO()
    frames[0].save(out, "PDF", save_all=True, append_images=frames[1:], resolution=_DPI)
    return out.getvalue()

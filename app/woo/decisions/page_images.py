"""A page of a PDF as people see it: its picture, and where the passages stand on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from app.errors import FileUnreadable, NotFound
from app.values.dossiers import Page
from app.values.proposals import Proposal
from app.woo.redaction.letters import Box, Letter, page_letters
from app.woo.redaction.locating import Locator, NotLocated
from app.woo.redaction.marks import Mark
from app.woo.redaction.picture import boxes, picture
from knowledge_base.readers.pdf import PDFIUM
from knowledge_base.readers.pdf_annotations import page_with_fields

_DPI = 120
_QUALITY = 80


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in points, and the boxes of each proposal by its id.

    A passage that is not found on the page, as in a scan, has no boxes.
    """

    width: float
    height: float
    boxes: Mapping[str, Sequence[Box]] = field(default_factory=dict)


def sheet(data: bytes, page: Page, proposals: Iterable[Proposal]) -> Sheet:
    """Raises: FileUnreadable, NotFound."""
    try:
        with PDFIUM, pdfium.PdfDocument(data) as pdf:
            shown = _page(pdf, page.number)
            letters = page_letters(shown)
            width, height = shown.get_width(), shown.get_height()
    except pdfium.PdfiumError as error:
        raise FileUnreadable("Deze PDF is niet te tonen.") from error
    locator = Locator([page], {page.number: letters})
    return Sheet(width, height, {p.id: _boxes(locator, letters, p) for p in proposals})


def page_picture(data: bytes, number: int) -> bytes:
    """The page as a WebP. Raises: FileUnreadable, NotFound."""
    try:
        with PDFIUM, pdfium.PdfDocument(data) as pdf:
            image = picture(_page(pdf, number), _DPI).image
    except pdfium.PdfiumError as error:
        raise FileUnreadable("Deze PDF is niet te tonen.") from error
    made = BytesIO()
    image.save(made, "WEBP", quality=_QUALITY, method=2)
    return made.getvalue()


def _page(pdf: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    if not 1 <= number <= len(pdf):
        raise NotFound("Deze pagina is er niet.")
    pdf.init_forms()
    return page_with_fields(pdf, number - 1)


def _boxes(locator: Locator, letters: Sequence[Letter], proposal: Proposal) -> list[Box]:
    mark = Mark(proposal.page, proposal.start, proposal.end, (proposal.ground,))
    try:
        places = locator.places([mark])
    except NotLocated:
        return []
    return [box for place in places for box in boxes(letters[place.start : place.end])]

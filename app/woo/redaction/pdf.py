"""Takes passages out of a PDF: pages that hold one become pictures, the others stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, groupby

import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]

from app.errors import FileUnreadable
from app.values.dossiers import Page
from app.woo.redaction.cleaning import clean
from app.woo.redaction.covered import hides_picture
from app.woo.redaction.flow import places_in_flow
from app.woo.redaction.layer import Label, as_page, words
from app.woo.redaction.letters import Letter, page_letters
from app.woo.redaction.locating import Locator, Place
from app.woo.redaction.marks import Mark
from app.woo.redaction.picture import Blot, Picture, boxes, picture
from app.woo.redaction.result import Redacted, Way
from knowledge_base.readers import DEFAULT_LIMITS
from knowledge_base.readers.ocr_letters import recognise_letters
from knowledge_base.readers.pdf import PDFIUM, is_scan
from knowledge_base.readers.pdf_annotations import annotations, page_with_fields
from knowledge_base.readers.pdf_lines import page_lines

_OCR_DPI = 300
_LOOK_DPI = 100
_UNSEEN_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page shows: its letters, which of them nobody sees, and text that lies beside it."""

    letters: list[Letter]
    unseen: frozenset[int]
    beside: str
    size: tuple[float, float]
    must_change: bool


def redact_pdf(
    data: bytes, pages: Sequence[Page], marks: Sequence[Mark], *, flows: bool = False,
    whole: bool = False,
) -> Redacted:  # fmt: skip
    """A new file without the marked passages and without what is not on its pages.

    `flows`: the text has no pages of its own, so a passage may be on any of them.
    `whole`: every page becomes a picture, also those without a passage.

    Raises: NotLocated, FileUnreadable.
    """
    try:
        with PDFIUM, pdfium.PdfDocument(data) as shown, pikepdf.open(BytesIO(data)) as pdf:
            return _Redaction(shown, pdf).redact(pages, marks, flows=flows, whole=whole)
    except (pdfium.PdfiumError, pikepdf.PdfError) as error:
        raise FileUnreadable("Deze PDF is niet te bewerken.") from (error)


class _Redaction:
    def __init__(self, shown: pdfium.PdfDocument, pdf: pikepdf.Pdf) -> None:
        shown.init_forms()
        self._shown = shown
        self._pdf = pdf
        # What decides whether a layer is on is too rich to tell here which of them nobody sees.
        self._has_layers = "/OCProperties" in pdf.Root

    def redact(
        self, pages: Sequence[Page], marks: Sequence[Mark], *, flows: bool, whole: bool
    ) -> Redacted:
        found = {number: self._look(number) for number in range(1, len(self._shown) + 1)}
        letters = {number: page.letters for number, page in found.items()}
        if flows:
            there = places_in_flow(pages, marks, letters)
        else:
            beside = {number: page.beside for number, page in found.items()}
            there = Locator(pages, letters, beside).places(marks)
        places = sorted(there, key=lambda p: (p.page, p.start, -p.end))
        by_page = {number: list(group) for number, group in groupby(places, lambda p: p.page)}
        replaced = {n for n, page in found.items() if whole or n in by_page or page.must_change}
        for number in sorted(replaced):
            self._replace(number, found[number], by_page.get(number, ()))
        clean(self._pdf, replaced)
        out = BytesIO()
        self._pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        stays = "\n".join(_left(page, by_page.get(n, ())) for n, page in found.items())
        return Redacted(out.getvalue(), _ways(found, replaced), len(places), stays)

    def _look(self, number: int) -> _Shown:
        beside = "\n".join(annotations(self._shown[number - 1]))
        page = page_with_fields(self._shown, number - 1)
        try:
            return self._seen(number, page, beside)
        finally:
            page.close()

    def _seen(self, number: int, page: pdfium.PdfPage, beside: str) -> _Shown:
        size = (page.get_width(), page.get_height())
        look = picture(page, _LOOK_DPI, grey=True)
        must_change = self._has_layers or _has_fields(self._pdf.pages[number - 1])
        must_change = must_change or hides_picture(page, look)
        if is_scan(page, page_lines(page)):
            return _Shown(_recognised(page, number), frozenset(), beside, size, must_change)
        letters = page_letters(page)
        unseen = _unseen(letters, look)
        return _Shown(letters, unseen, beside, size, must_change or bool(unseen))

    def _replace(self, number: int, found: _Shown, places: Sequence[Place]) -> None:
        page = self._shown[number - 1]
        try:
            seen = picture(page)
        finally:
            page.close()
        blots, labels = [], []
        for place in places:
            covered = boxes(found.letters[place.start : place.end])
            blots += [Blot(box, place.label) for box in covered]
            labels += [Label(place.start, place.end, place.label, box) for box in covered[:1]]
        kept = words(found.letters, labels, found.unseen)
        own = self._pdf.pages[number - 1]
        as_page(self._pdf, own, seen.blotted(blots), found.size, kept)


def _recognised(page: pdfium.PdfPage, number: int) -> list[Letter]:
    seen = picture(page, _OCR_DPI, grey=True)
    recognised = recognise_letters(seen.image, DEFAULT_LIMITS, f"pagina {number}")
    return [
        Letter(each.text, seen.points(each.left, each.top, each.right, each.bottom))
        for each in recognised
    ]


def _unseen(letters: Sequence[Letter], seen: Picture) -> frozenset[int]:
    """Letters that a reader of the page does not see: white, covered, or outside it."""
    blank = seen.unseen(letters)
    signs = [place for place, letter in enumerate(letters) if letter.text.isalnum()]
    runs = (list(run) for unseen, run in groupby(signs, blank.__contains__) if unseen)
    return frozenset(chain.from_iterable(run for run in runs if len(run) >= _UNSEEN_IN_A_ROW))


def _left(found: _Shown, places: Sequence[Place]) -> str:
    gone = found.unseen.union(*(range(place.start, place.end) for place in places))
    return "".join(
        " " if place in gone else letter.text for place, letter in enumerate(found.letters)
    )


def _has_fields(page: pikepdf.Page) -> bool:
    return any(each.get("/Subtype") == pikepdf.Name.Widget for each in page.obj.get("/Annots", ()))


def _ways(found: Mapping[int, _Shown], replaced: set[int]) -> dict[int, Way]:
    return {number: "beeld" if number in replaced else "ongewijzigd" for number in found}

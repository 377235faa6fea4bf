"""The letters of a PDF page as they stand on it."""

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from knowledge_base.readers.pdf_lines import has_sign

# Of the height of a line: letters further apart are of different words.
_GAP = 0.6
# Device units to the point: pdfium gives whole ones.
_FINE = 20
_BROKEN_WORD = (0x02, 0xFFFE, 0xFFFF)
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_LOW_ONES = 0x10000
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Box:
    """In points from the top left corner of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    def joined(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def beside(self, other: "Box") -> bool:
        """Whether the two stand on one line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > min(self.height, other.height) / 2

    def stacked(self, letter: "Box") -> bool:
        """Whether a letter stands right above or below, as in text that is turned a quarter."""
        shared = min(self.right, letter.right) - max(self.left, letter.left)
        apart = max(self.top, letter.top) - min(self.bottom, letter.bottom)
        is_turned = letter.height < letter.width
        return is_turned and shared > letter.width / 2 and apart < _GAP * letter.width


@dataclass(frozen=True, slots=True)
class Letter:
    """One sign of the text layer; white space has a box only where the page draws it."""

    text: str
    box: Box


def page_letters(page: pdfium.PdfPage) -> list[Letter]:
    """In the order in which the page draws them, white space included."""
    textpage = page.get_textpage()
    try:
        return _letters(page, textpage)
    finally:
        textpage.close()


def _letters(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> list[Letter]:
    found = []
    high = 0
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        # pdfium gives signs beyond the first 65 536, such as emoji, in two halves.
        if code in _HIGH:
            high = code
            continue
        if high and code in _LOW:
            code = _LOW_ONES + ((high - _HIGH.start) << 10) + code - _LOW.start
        high = 0
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        sign = _sign(code) if has_sign(textpage, index) else " "
        found.append(Letter(sign, box_of(page, left, bottom, right, top)))
    return found


def _sign(code: int) -> str:
    """Half a sign and the mark of a broken word stand for no letter."""
    if code in _BROKEN_WORD:
        return "-"
    return " " if code == 0 or code in _LOW or code > _LAST else chr(code)


def box_of(page: pdfium.PdfPage, left: float, bottom: float, right: float, top: float) -> Box:
    """A rectangle in the units of the page, as it stands on the page that is shown."""
    (x1, y1), (x2, y2) = _on_screen(page, left, bottom), _on_screen(page, right, top)
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _on_screen(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A place on the page as it is shown: turned and cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = (round(size * _FINE) for size in (page.get_width(), page.get_height()))
    raw.FPDF_PageToDevice(
        page, 0, 0, width, height, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value / _FINE, down.value / _FINE

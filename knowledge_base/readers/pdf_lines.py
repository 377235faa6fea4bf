"""Lines of text with their place on a PDF page, built from the characters pdfium finds."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import pi
from statistics import mode

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

_LINE_END = frozenset((0, 10, 13))
_SPACE = 0x20
_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# In heights of the line: a wider gap separates columns or cells, a narrower one words.
_CELL_GAP = 1.4
_JUSTIFIED_GAP = 5.0
_WORD_GAP = 0.25
_SAME_LINE = 0.5
_SMALL = 0.75
_RAISED = 0.2
_UNITS = frozenset({"m", "km", "dm", "cm", "mm"})
_NAME_LENGTH = 128
# In quarters of a turn, clockwise.
_ASLANT = 0.1
_UPWARDS, _UPSIDE_DOWN = 3, 2

Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text on one baseline; `size` is its height.

    In points from the lower left corner of the page, held so that this line is read from left to
    right: a wide table often stands turned on a page that is turned back when it is shown.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False

    @property
    def level(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool
    drawn_space: bool
    index: int
    turn: int

    @property
    def height(self) -> float:
        return self.top - self.bottom


def page_lines(page: pdfium.PdfPage) -> list[Line]:
    """Give the lines in the order in which the page draws them."""
    textpage = page.get_textpage()
    try:
        return [line for line in _lines(page, textpage) if line.text]
    finally:
        textpage.close()


def _lines(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> list[Line]:
    lines: list[Line] = []
    run: list[_Glyph] = []
    for glyph in _glyphs(page, textpage):
        if run and not _goes_on(run, glyph):
            lines.append(_line(run, textpage))
            run = []
        run.append(glyph)
    if run:
        lines.append(_line(run, textpage))
    return lines


def _glyphs(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> Iterator[_Glyph]:
    box = raw.FS_RECTF()
    at = ctypes.byref(box)
    _, _, width, height = page.get_mediabox()
    spaced = drawn = False
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in _LINE_END or chr(code).isspace():
            spaced = True
            drawn = drawn or (code == _SPACE and not raw.FPDFText_IsGenerated(textpage, index))
        elif has_sign(textpage, index) and raw.FPDFText_GetLooseCharBox(textpage, index, at):
            text = "-" if code in _HYPHENS else chr(code)
            turn = _turn(raw.FPDFText_GetCharAngle(textpage, index))
            edges = _upright(turn, (box.left, box.bottom, box.right, box.top), width, height)
            yield _Glyph(text, *edges, spaced, drawn, index, turn)
            spaced = drawn = False


def has_sign(textpage: pdfium.PdfTextPage, index: int) -> bool:
    """Whether the font tells which sign a letter is; without that only a reader sees it."""
    return bool(raw.FPDFText_HasUnicodeMapError(textpage, index) != 1)


def _turn(angle: float) -> int:
    """How many quarters text is turned; what is written aslant is read as if it were not."""
    quarters = angle / (pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _ASLANT else 0


def _upright(turn: int, edges: Edges, width: float, height: float) -> Edges:
    """Where a letter stands when the page is held so that it is upright."""
    left, bottom, right, top = edges
    if turn == _UPWARDS:
        return bottom, width - right, top, width - left
    if turn == _UPSIDE_DOWN:
        return width - right, height - top, width - left, height - bottom
    return (height - top, left, height - bottom, right) if turn else edges


def _goes_on(run: list[_Glyph], glyph: _Glyph) -> bool:
    last = run[-1]
    if glyph.turn != last.turn:
        return False
    height = max(last.height, glyph.height)
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    if overlap < _SAME_LINE * min(last.height, glyph.height):
        return False
    # The letters of a ligature all have the box of the whole, so they start at the same place.
    is_further = glyph.left > last.left - height / 2
    # A space in the text itself may be stretched to fill a line; cells have none between them.
    widest = _JUSTIFIED_GAP if glyph.drawn_space else _CELL_GAP
    return is_further and glyph.left - last.right < widest * height


def _line(run: list[_Glyph], textpage: pdfium.PdfTextPage) -> Line:
    # The most common height: a bullet or a footnote mark of another size is not the line's.
    height = mode(round(glyph.height, 1) for glyph in run)
    usual = next(glyph for glyph in run if round(glyph.height, 1) == height)
    text = ""
    previous: _Glyph | None = None
    for glyph in run:
        if previous and (glyph.spaced or glyph.left - previous.right > _WORD_GAP * glyph.height):
            text += " "
        text += _written(glyph, usual, text)
        previous = glyph
    return Line(
        text=_whole_characters(text).strip(),
        left=min(glyph.left for glyph in run),
        bottom=usual.bottom,
        right=max(glyph.right for glyph in run),
        top=usual.top,
        size=usual.height,
        bold=_is_bold(textpage, run[0].index) and _is_bold(textpage, run[-1].index),
    )


def _written(glyph: _Glyph, usual: _Glyph, before: str) -> str:
    """Give the character; a raised figure is no figure of the number or word before it."""
    is_small = glyph.height < _SMALL * usual.height
    is_raised = glyph.bottom > usual.bottom + _RAISED * usual.height
    opens_a_footnote = not before or before.isdecimal()
    if opens_a_footnote or not (glyph.text.isdecimal() and is_small and is_raised):
        return glyph.text
    word = before.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹").rpartition(" ")[2]
    is_note = not word[-1:].isdigit() and word not in _UNITS
    return "" if is_note else glyph.text.translate(_SUPERSCRIPT)


def _whole_characters(text: str) -> str:
    """Join the halves in which pdfium gives characters beyond the first 65 536."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    raw.FPDFText_GetFontInfo(textpage, index, name, _NAME_LENGTH, None)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()

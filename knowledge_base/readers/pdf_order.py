"""The lines of a PDF page as they are read: columns one by one, rows of a table whole."""

import re
from itertools import pairwise
from statistics import median

from knowledge_base.readers.pdf_lines import Line

_ROWS_OF_COLUMNS = 4
_SHARE_OF_ROWS = 0.3
_LETTERS_OF_PROSE = 20
_FILLED = 0.75
_SAME_LEVEL = 0.5
_ENUMERATOR = re.compile(
    r"^(?:[•\-–—*▪◦‣·§]|\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,4})(?:\.\d+)*[.)]?)$"
)
_POINTER = re.compile(r"^.+?(?:\s*\.[\s.]{3,}\s*|\s*…\s*| \| )(?P<page>\d{1,4})$")
_POINTERS = 4
_LONGEST_POINTER = 300
_ENDS_IN_NUMBER = re.compile(r"\s\d{1,4}$")
_CONTENTS = re.compile(r"^inhoud(?:sopgave)?$", re.IGNORECASE)


def reading_order(lines: list[Line]) -> list[Line]:
    """Give the lines of a page in reading order, those on one level joined into rows.

    The order in which a page draws its text is nearly always the right one; it is wrong where
    columns of prose were drawn line by line across.
    """
    if (gutter := _crossed_gutter(lines)) is None:
        return _rows(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.level):
        if line.left < gutter - 1 < line.right - 1:
            ordered += [*_columns(band, gutter), line]
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(band: list[Line], gutter: float) -> list[Line]:
    left = [line for line in band if line.left < gutter - 1]
    right = [line for line in band if line.left >= gutter - 1]
    return reading_order(left) + reading_order(right) if left and right else _rows(band)


def _crossed_gutter(lines: list[Line]) -> float | None:
    """Give where the second column starts, None when the page does not zigzag across columns."""
    pairs = [(a, b) for a, b in pairwise(lines) if _same_row(a, b)]
    if len(pairs) < _ROWS_OF_COLUMNS or len(pairs) < _SHARE_OF_ROWS * len(lines) / 2:
        return None
    gutter = median(b.left for _, b in pairs)
    pairs = [(a, b) for a, b in pairs if abs(b.left - gutter) < b.size * 2 and a.right <= gutter]
    if len(pairs) < _ROWS_OF_COLUMNS:
        return None
    sides = [a for a, _ in pairs], [b for _, b in pairs]
    return gutter if all(_is_prose(side) for side in sides) else None


def _is_prose(column: list[Line]) -> bool:
    """Cells of a table are short or differ in length; lines of prose fill their column."""
    width = max(line.right for line in column) - min(line.left for line in column)
    filled = median(line.right - line.left for line in column)
    letters = median(len(line.text) for line in column)
    return letters >= _LETTERS_OF_PROSE and filled >= _FILLED * width


def _same_row(a: Line, b: Line) -> bool:
    return b.left >= a.right and abs(a.level - b.level) < _SAME_LEVEL * min(a.size, b.size)


def _rows(lines: list[Line]) -> list[Line]:
    rows: list[Line] = []
    for line in lines:
        if rows and _same_row(rows[-1], line):
            rows[-1] = _joined(rows[-1], line)
        else:
            rows.append(line)
    return rows


def _joined(a: Line, b: Line) -> Line:
    separator = " " if _ENUMERATOR.match(a.text) else " | "
    return Line(
        f"{a.text}{separator}{b.text}",
        a.left,
        min(a.bottom, b.bottom),
        b.right,
        max(a.top, b.top),
        max(a.size, b.size),
        a.bold and b.bold,
    )


def without_contents(rows: list[Line], pages: int) -> list[Line]:
    """Leave out a table of contents: it only points at headings that come later."""
    pointers = [
        (place, int(match["page"]))
        for place, row in enumerate(rows)
        if len(row.text) <= _LONGEST_POINTER and (match := _POINTER.match(row.text))
    ]
    numbers = [page for _, page in pointers]
    is_contents = (
        len(pointers) >= _POINTERS and numbers == sorted(numbers) and numbers[-1] <= pages
    )
    if not is_contents:
        return rows
    start, end = pointers[0][0], pointers[-1][0] + 1
    while end < len(rows) and _ENDS_IN_NUMBER.search(rows[end].text):
        end += 1
    if start and _CONTENTS.match(rows[start - 1].text):
        start -= 1
    return rows[:start] + rows[end:]

"""Which lines of a PDF are headings: by its bookmarks, its letter sizes and its words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.readers.headings import division_level
from knowledge_base.readers.pdf_lines import Line

_LONGEST = 200
_LARGER = 1.12
_TITLE = 1.3
_LINES_OF_ONE_HEADING = 4
_BOLD_LEVEL = 9
_NO_TRACE = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]{2}")
_BOOKMARKS = 3
_BULLETS = ("•", "-", "–", "▪", "◦", "‣", "*")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; levels and pages count from 1."""

    level: int
    title: str
    page: int | None


def squeeze(text: str) -> str:
    """Give the letters and figures only: what stays the same when a line is set otherwise."""
    return _NO_TRACE.sub("", text).lower()


class Headings:
    def __init__(self, pages: Sequence[Sequence[Line]], bookmarks: Sequence[Bookmark]) -> None:
        letters: Counter[float] = Counter()
        bold = 0
        for lines in pages:
            for line in lines:
                letters[_half_points(line.size)] += len(line.text)
                bold += len(line.text) if line.bold else 0
        self.body = letters.most_common(1)[0][0] if letters else 0.0
        self._bold_tells = bold < 0.3 * letters.total()
        larger = sorted((size for size in letters if size > self.body * _LARGER), reverse=True)
        marks = bookmarks if len(bookmarks) >= _BOOKMARKS else ()
        self._bookmarks = {squeeze(mark.title): mark for mark in marks}
        # A heading that is not among the bookmarks is a smaller one than those that are.
        deepest = max((mark.level for mark in marks), default=0)
        self._levels = {size: place for place, size in enumerate(larger, start=deepest + 1)}

    def bookmarked(self, lines: Sequence[Line], page: int) -> tuple[int, int] | None:
        """Give how many lines at the start make a bookmarked heading, and its level."""
        text = ""
        for count, line in enumerate(lines[:_LINES_OF_ONE_HEADING], start=1):
            text += squeeze(line.text)
            mark = self._bookmarks.get(text)
            if mark and mark.page in (None, page):
                return count, mark.level
        return None

    def level(self, line: Line) -> int | None:
        """Give the level that a line shows by itself, None for running text."""
        if len(line.text) > _LONGEST or not _LETTER.search(line.text):
            return None
        if line.text.startswith(_BULLETS):
            return None
        if division := division_level(line.text):
            return division
        if size := self._levels.get(_half_points(line.size)):
            return min(size, _BOLD_LEVEL - 1)
        is_bold_line = self._bold_tells and line.bold and line.text[-1] not in ".;,:|"
        return _BOLD_LEVEL if is_bold_line else None


def _half_points(size: float) -> float:
    return round(size * 2) / 2


def first_title(lines: Sequence[Line], body: float) -> str:
    """Give the largest text of the first page, when it is clearly larger than running text."""
    largest = max((line.size for line in lines), default=0.0)
    if largest < body * _TITLE:
        return ""
    title = " ".join(line.text for line in lines if line.size > 0.9 * largest)
    return title if len(title) <= _LONGEST else ""

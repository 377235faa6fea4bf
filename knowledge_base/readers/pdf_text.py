"""Lines of a PDF become paragraphs and headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from statistics import median

from knowledge_base.readers.headings import division_level
from knowledge_base.readers.hyphens import Hyphens
from knowledge_base.readers.pdf_headings import Headings
from knowledge_base.readers.pdf_lines import Line

_ITEM = re.compile(r"^(?:[•▪◦‣·*–—-]|o(?=\s)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\d+(?:\.\d+)+)\s")
_UNFINISHED = re.compile(r"[^\W_]-?$|,$")
_SENTENCE = re.compile(r"^.*?[.!?]['\"”’)\]]*(?=\s|$)", re.DOTALL)
# In distances between two lines of one paragraph.
_NEXT_PARAGRAPH = 1.3
_ELSEWHERE = 3.0
_NEXT_LINE = 1.5
# In sizes of running text.
_NOTE = 0.92


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading where there is a level."""

    text: str
    level: int | None = None
    is_note: bool = False


def blocks(lines: Sequence[Line], page: int, headings: Headings, hyphens: Hyphens) -> list[Block]:
    """Give the paragraphs and headings of one page, in order."""
    found: list[Block] = []
    pitch = _pitch(lines)
    above: Line | None = None
    place = 0
    while place < len(lines):
        line = lines[place]
        count, level = _heading(lines[place:], page, headings)
        if level is not None:
            title = reduce(hyphens.join, (part.text for part in lines[place : place + count]))
            found.append(Block(title, level))
            above = None
        elif above and _goes_on(above, line, pitch):
            text = _joined(found[-1].text, line.text, hyphens)
            found[-1] = replace(found[-1], text=text)
            above = line
        else:
            found.append(Block(line.text, is_note=line.size < _NOTE * headings.body))
            above = line
        place += count
    return found


def _heading(lines: Sequence[Line], page: int, headings: Headings) -> tuple[int, int | None]:
    """Give how many lines belong together and the level they have as a heading, if any."""
    if marked := headings.bookmarked(lines, page):
        return marked
    first = lines[0]
    if (level := headings.level(first)) is None:
        return 1, None
    if division_level(first.text):
        return 1, level
    count = 1
    for above, line in pairwise(lines):
        is_same = headings.level(line) == level and round(line.size) == round(above.size)
        is_next = 0 < above.bottom - line.bottom < _NEXT_LINE * line.size
        if is_next and line.bold and first.bold and headings.level(line) is None:
            # A paragraph in bold, of which the last line ends as a sentence does.
            return 1, None
        if not is_same or not is_next:
            break
        count += 1
    return count, level


def _pitch(lines: Sequence[Line]) -> float:
    """Give the usual distance between two lines of a paragraph."""
    drops = [a.bottom - b.bottom for a, b in pairwise(lines)]
    usual = [drop for drop, line in zip(drops, lines, strict=False) if 0 < drop < 2 * line.size]
    return median(usual) if usual else 0.0


def _goes_on(above: Line, line: Line, pitch: float) -> bool:
    drop = above.bottom - line.bottom
    if 0 <= drop <= _NEXT_PARAGRAPH * pitch and abs(above.size - line.size) < 0.2 * above.size:
        return True
    is_elsewhere = drop < 0 or drop > _ELSEWHERE * max(pitch, line.size)
    return is_elsewhere and runs_on(above.text, line.text)


def runs_on(above: str, below: str) -> bool:
    """Say whether a sentence that stops at the end of a column or page goes on in the next."""
    return bool(_UNFINISHED.search(above)) and below[:1].islower() and not _ITEM.match(below)


def _joined(above: str, below: str, hyphens: Hyphens) -> str:
    is_row = " | " in below or " | " in above.rpartition("\n")[2]
    is_new_line = is_row or _ITEM.match(below)
    return f"{above}\n{below}" if is_new_line else hyphens.join(above, below)


def whole_sentences(pages: list[list[Block]], hyphens: Hyphens) -> list[list[Block]]:
    """Move the end of a sentence that runs over the page to the page where it starts."""
    pages = [list(page) for page in pages]
    for before, after in pairwise(pages):
        last = next((n for n in reversed(range(len(before))) if not before[n].is_note), None)
        if last is None or not after or before[last].level or after[0].level:
            continue
        start, end = before[last].text, _SENTENCE.match(after[0].text)
        if end and runs_on(start, after[0].text):
            before[last] = replace(before[last], text=hyphens.join(start, end[0]))
            rest = after[0].text[end.end() :].strip()
            after[:1] = [replace(after[0], text=rest)] if rest else []
    return pages

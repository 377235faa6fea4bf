"""Headers, footers and page numbers of a PDF: what stands on the pages and is no text."""

import re
from collections import defaultdict

from knowledge_base.readers.pdf_lines import Line

_MARGIN = 0.12
_TIMES = 3
_SHARE = 0.2
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:pagina|pag\.?|blad|bladzijde|page|p\.)?\s*[-–]?\s*\d{1,4}\s*"
    r"(?:(?:/|van|of|-|–|\|)\s*\d{0,4})?\s*[-–]?$",
    re.IGNORECASE,
)

Key = tuple[str, int]


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Leave page numbers out, and what repeats in the margins but for its first time."""
    repeated = _repeated(pages, heights)
    seen: set[Key] = set()
    kept: list[list[Line]] = []
    for lines, height in zip(pages, heights, strict=True):
        here: list[Line] = []
        for line in lines:
            if _in_margin(line, height) and _is_furniture(line, repeated, seen):
                continue
            here.append(line)
        kept.append(here)
    return kept


def _is_furniture(line: Line, repeated: set[Key], seen: set[Key]) -> bool:
    if _PAGE_NUMBER.match(line.text):
        return True
    key = _key(line)
    if key not in repeated:
        return False
    is_first = key not in seen
    seen.add(key)
    return not is_first


def _repeated(pages: list[list[Line]], heights: list[float]) -> set[Key]:
    on_pages: dict[Key, set[int]] = defaultdict(set)
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in lines:
            if _in_margin(line, height):
                on_pages[_key(line)].add(number)
    enough = max(_TIMES, _SHARE * len(pages))
    return {key for key, numbers in on_pages.items() if len(numbers) >= enough}


def _key(line: Line) -> Key:
    return _DIGITS.sub("#", line.text.lower()), round(line.bottom / 4)


def _in_margin(line: Line, height: float) -> bool:
    return line.level > height * (1 - _MARGIN) or line.level < height * _MARGIN

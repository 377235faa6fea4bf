"""Where a span stands: the words around it, the label before it, the column above it."""

import re
from collections.abc import Iterator

_BREAK = re.compile(r"\n\s*\n|[.!?]\s+(?=[A-Z\u00c0-\u00dd])")
_SEPARATORS = "|;\t,"
_THREE_LETTERS = re.compile(r"(?<![\w-])\w{2,3}")
_LOOK_UP = 20_000
_CELL = 40
_FEWEST = 2
_CELL_TEXT = re.compile(r"\S+(?: \S+)*")


def words_that_start(text: str, starts: frozenset[str]) -> Iterator[int]:
    """Where words begin whose first three letters, in lower case, are among `starts`."""
    return (m.start() for m in _THREE_LETTERS.finditer(text) if m[0].lower() in starts)


def before(text: str, position: int, limit: int = 80) -> str:
    """The lower-case words before a position, in the same paragraph."""
    words = text[max(0, position - limit) : position]
    return words[words.rfind("\n\n") + 1 :].lower()


def after(text: str, position: int, limit: int = 40) -> str:
    """The lower-case words after a position, on the same line."""
    return text[position : position + limit].split("\n", 1)[0].lower()


def sentence_before(text: str, position: int, limit: int = 160) -> str:
    """The lower-case words before a position in the same sentence."""
    words = text[max(0, position - limit) : position]
    ends = [m.end() for m in _BREAK.finditer(words)]
    return words[ends[-1] if ends else 0 :].lower()


def sentence_after(text: str, position: int, limit: int = 120) -> str:
    """The lower-case words after a position in the same sentence."""
    words = text[position : position + limit]
    end = _BREAK.search(words)
    return words[: end.start() if end else limit].lower()


def line_of(text: str, position: int, limit: int = 400) -> str:
    """The line around a position, at most `limit` characters to either side."""
    start = max(text.rfind("\n", 0, position) + 1, position - limit)
    end = text.find("\n", position, position + limit)
    return text[start : end if end >= 0 else position + limit]


def column(text: str, position: int) -> str:
    """The lower-case heading of the table column this position stands in, or ''."""
    line_start = text.rfind("\n", 0, position) + 1
    block = text.rfind("\n\n", max(0, position - _LOOK_UP), position)
    head_start = block + 2 if block >= 0 else max(0, position - _LOOK_UP)
    if line_start <= head_start or position - line_start > _LOOK_UP:
        return ""
    end = text.find("\n", position, position + _LOOK_UP)
    line = text[line_start : end if end >= 0 else position + _LOOK_UP]
    heads = text[head_start : min(line_start, head_start + _LOOK_UP)].split("\n", 2)[:2]
    offset = position - line_start
    for head in heads:
        heading = _separated(head, line, offset) or _aligned(head, line, offset)
        if heading:
            return heading.lower()
    return ""


def _separated(head: str, line: str, offset: int) -> str:
    """The heading of a cell in a table whose cells are separated by a sign."""
    for separator in _SEPARATORS:
        cells = head.split(separator)
        if _FEWEST < len(cells) == line.count(separator) + 1 and all(
            len(c) < _CELL for c in cells
        ):
            return cells[line.count(separator, 0, offset)].strip(" \"'*_")
    return ""


def _aligned(head: str, line: str, offset: int) -> str:
    """The heading straight above an offset in a table set with spaces."""
    headings = list(_CELL_TEXT.finditer(head))
    if len(headings) <= _FEWEST or "  " not in line:
        return ""
    return next((h[0] for h in headings if abs(h.start() - offset) <= 1), "")

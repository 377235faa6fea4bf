"""Where a span stands: the words around it, the label before it, the column above it."""

import re

_BREAK = re.compile(r"\n\s*\n|[.!?]\s+(?=[A-Z\u00c0-\u00dd])")
_SEPARATORS = "|;\t,"
_LOOK_UP = 20_000


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
    cells_before = text[line_start:position]
    for head in text[head_start:line_start].split("\n", 2)[:2]:
        for separator in _SEPARATORS:
            cells = head.split(separator)
            index = cells_before.count(separator)
            if len(cells) > 2 and 0 < len(cells) and index < len(cells) and _fits(
                text, line_start, separator, len(cells)
            ):
                return cells[index].strip().lower()
    return _above(text[head_start:line_start].split("\n", 1)[0], position - line_start)


def _fits(text: str, line_start: int, separator: str, cells: int) -> bool:
    end = text.find("\n", line_start, line_start + _LOOK_UP)
    line = text[line_start : end if end >= 0 else line_start + _LOOK_UP]
    return line.count(separator) == cells - 1


def _above(head: str, offset: int) -> str:
    """The heading above an offset in a table set with spaces."""
    headings = list(re.finditer(r"\S+(?: \S+)*", head[:_LOOK_UP]))
    if len(headings) < 2 or "  " not in head:
        return ""
    left = [h for h in headings if h.start() <= offset + 1]
    return left[-1][0].lower() if left else ""

"""A Woo request cut into what it asks for, point by point."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.woo.answering.asked import Asked, asked, period
from app.woo.answering.wording import wording
from dutch.sentences import sentences

_MARK = re.compile(
    r"(?<![\w.,/€-])\(?(?P<mark>\d{1,2}|[a-z])[.)](?=\s)|(?<=\n)(?P<dash>[-•*–·])\s"
)
_FEWEST_LETTERS = 8
_MOST_POINTS, _MOST_MARKS = 20, 200


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is asked for: in the words of the requester, and as it is searched."""

    label: str
    text: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class _Item:
    """`around` is the text that may name a period for this item too."""

    label: str
    text: str
    around: str


def points(request: str) -> list[Point]:
    """What a request asks for, in its order: its list, else its sentences, else all of it."""
    items = _listed(request) or _said(request) or [_Item("1", request, "")]
    tidy = [replace(item, text=_tidy(item.text)) for item in items]
    kept = [item for item in tidy if len(item.text) >= _FEWEST_LETTERS] or tidy[:1]
    return [_point(item) for item in kept[:_MOST_POINTS] if item.text]


def _point(item: _Item) -> Point:
    own = asked(item.text)
    wide = own if any(own.period) else replace(own, period=period(item.around))
    return Point(item.label, item.text, wide)


def _listed(request: str) -> list[_Item]:
    """The items of the first list, numbered or with dashes, at least two."""
    text = f"\n{request}"
    marks = list(_MARK.finditer(text))[:_MOST_MARKS]
    for first in marks:
        if first["dash"] or first["mark"] in ("1", "a"):
            row = _row(marks, first)
            if len(row) > 1:
                return _flat(text, row)
    return []


def _row(marks: Sequence[re.Match[str]], first: re.Match[str]) -> list[re.Match[str]]:
    """The marks that count on from this one."""
    row = [first]
    for mark in marks:
        if mark.start() > row[-1].start() and _follows(row[-1], mark):
            row.append(mark)
    return row


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    if one["dash"] or other["dash"]:
        return bool(one["dash"] and one["dash"] == other["dash"])
    before, after = one["mark"], other["mark"]
    if before.isdecimal() != after.isdecimal():
        return False
    return int(after) == int(before) + 1 if before.isdecimal() else ord(after) == ord(before) + 1


def _flat(text: str, row: Sequence[re.Match[str]]) -> list[_Item]:
    """Each item; one that holds a list of its own becomes its parts, with what opens them."""
    found: list[_Item] = []
    ends = [*(mark.start() for mark in row[1:]), _end(text, row[-1])]
    around = f"{text[: row[0].start()]}\n{text[ends[-1] :]}"
    for number, (mark, end) in enumerate(zip(row, ends, strict=True), start=1):
        label = str(number) if mark["dash"] else mark["mark"]
        said = text[mark.end() : end]
        if inner := _listed(said):
            opening = said[: _first_mark(said)].strip()
            found += [_Item(f"{label}{i.label}", f"{opening} {i.text}", around) for i in inner]
        else:
            found.append(_Item(label, said, around))
    return found


def _end(text: str, last: re.Match[str]) -> int:
    """The last item of a list ends at an empty line."""
    empty = text.find("\n\n", last.end())
    return len(text) if empty < 0 else empty


def _first_mark(said: str) -> int:
    mark = _MARK.search(f"\n{said}")
    return max(mark.start() - 1, 0) if mark else 0


def _said(request: str) -> list[_Item]:
    """The sentences that ask for something; one that asks for several is several."""
    said = [span.text for span in sentences(request)]
    asking = [text for text in said if _asks(text)]
    rest = "\n".join(text for text in said if text not in asking)
    parts = [(part, f"{sentence}\n{rest}") for sentence in asking for part in _parts(sentence)]
    return [_Item(str(number), *part) for number, part in enumerate(parts, start=1)]


def _asks(sentence: str) -> bool:
    return bool(wording("asks").search(sentence)) and not wording("courtesy").search(sentence)


def _parts(sentence: str) -> Iterator[str]:
    start = 0
    for cut in wording("apart").finditer(sentence):
        yield sentence[start : cut.start()]
        start = cut.end()
    yield sentence[start:]


def _tidy(text: str) -> str:
    """On one line, without the formula that a request begins with."""
    said = " ".join(text.split()).strip(" ;,.")
    while opening := wording("formula").match(said):
        said = said[opening.end() :].strip(" ;,.")
        said = re.sub(r"^(?:om|van|en)\b ?", "", said)
    return re.sub(r"[ ;,.]+en$", "", said)

"""What a docx says about its paragraphs outside the text: headings and numbered lists."""

import re
from dataclasses import dataclass

from lxml import etree

from knowledge_base.readers.numbering import Level, Numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading|kop|titre|überschrift) ?(\d)$")
_TITLES = frozenset({"title", "titel"})
_NORMAL_LEVEL = 9
_INHERITED = 10


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    based_on: str
    outline: int | None
    list_id: str
    depth: int


class Styles:
    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = {} if styles is None else dict(map(_style, styles.iter(f"{W}style")))
        self.numbering = Numbering({} if numbering is None else _lists(numbering))

    def is_title(self, paragraph: etree._Element) -> bool:
        return any(style.name in _TITLES for style in self._chain(paragraph))

    def level(self, paragraph: etree._Element) -> int | None:
        """Give the level of a heading from 1, None for running text."""
        own = _number(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if own is not None:
            return own + 1 if own < _NORMAL_LEVEL else None
        for style in self._chain(paragraph):
            if style.name in _TITLES:
                return 1
            if match := _HEADING.match(style.name):
                return int(match[1])
            if style.outline is not None:
                return style.outline + 1 if style.outline < _NORMAL_LEVEL else None
        return None

    def label(self, paragraph: etree._Element) -> tuple[str, int]:
        """Count this paragraph; give its number or bullet and the depth in its list."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        list_id, depth = _value(own, "numId"), _number(_child(own, "ilvl"))
        for style in self._chain(paragraph):
            list_id = list_id or style.list_id
            depth = style.depth if depth is None and style.list_id else depth
        return self.numbering.next(list_id, depth or 0), depth or 0

    def _chain(self, paragraph: etree._Element) -> list[Style]:
        """Give the style of a paragraph and those it is based on, nearest first."""
        chain: list[Style] = []
        name = _value(paragraph.find(f"{W}pPr"), "pStyle")
        while name in self._styles and len(chain) < _INHERITED:
            chain.append(self._styles[name])
            name = chain[-1].based_on
        return chain


def _style(style: etree._Element) -> tuple[str, Style]:
    properties = style.find(f"{W}pPr")
    numbers = _child(properties, "numPr")
    return style.get(f"{W}styleId", ""), Style(
        _value(style, "name").lower(),
        _value(style, "basedOn"),
        _number(_child(properties, "outlineLvl")),
        _value(numbers, "numId"),
        _number(_child(numbers, "ilvl")) or 0,
    )


def _lists(numbering: etree._Element) -> dict[str, dict[int, Level]]:
    kinds = {
        kind.get(f"{W}abstractNumId", ""): dict(map(_level, kind.iter(f"{W}lvl")))
        for kind in numbering.iter(f"{W}abstractNum")
    }
    return {
        number.get(f"{W}numId", ""): kinds.get(_value(number, "abstractNumId"), {})
        for number in numbering.iter(f"{W}num")
    }


def _level(level: etree._Element) -> tuple[int, Level]:
    start = _number(_child(level, "start"))
    depth = level.get(f"{W}ilvl", "0")
    return int(depth), Level(
        _value(level, "numFmt"), _value(level, "lvlText"), 1 if start is None else start
    )


def _child(parent: etree._Element | None, name: str) -> etree._Element | None:
    return None if parent is None else parent.find(f"{W}{name}")


def _value(parent: etree._Element | None, name: str) -> str:
    child = _child(parent, name)
    return "" if child is None else child.get(f"{W}val", "")


def _number(element: etree._Element | None) -> int | None:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isdecimal() else None

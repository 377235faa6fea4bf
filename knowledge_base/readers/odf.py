"""What all OpenDocument files share: names, text of a paragraph, and how lists are numbered."""

from collections.abc import Iterator

from lxml import etree

from knowledge_base.readers.numbering import BULLET, NO_NUMBER, Level, Numbering

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, DRAW, STYLE, PRESENTATION = (
    _ODF % name for name in ("office", "text", "table", "drawing", "style", "presentation")
)
NOTE, ANNOTATION, TEXT_BOX = f"{TEXT}note", f"{OFFICE}annotation", f"{DRAW}text-box"
PAGE_BREAK = f"{TEXT}soft-page-break"
# What has a place of its own below the paragraph it is anchored in.
_ELSEWHERE = frozenset({NOTE, ANNOTATION, TEXT_BOX})
_CHARACTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}
_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter"}
_STYLES |= {"i": "lowerRoman", "I": "upperRoman", "": NO_NUMBER}
OUTLINE = "outline"


def paragraph_text(paragraph: etree._Element) -> str:
    """Give the words of a paragraph, without notes, comments and boxes anchored in it."""
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _ELSEWHERE and isinstance(child.tag, str):
            yield _CHARACTERS.get(child.tag, "")
            yield from _pieces(child)
        yield child.tail or ""


def all_text(element: etree._Element) -> str:
    """Give every paragraph in an element, on one line."""
    paragraphs = element.iter(f"{TEXT}p", f"{TEXT}h")
    return " ".join(filter(None, (" ".join(paragraph_text(p).split()) for p in paragraphs)))


def numbering(roots: list[etree._Element]) -> Numbering:
    """Give the numbering of lists by style name, and that of headings as `OUTLINE`."""
    lists = {
        style.get(f"{STYLE}name", ""): dict(_levels(style))
        for root in roots
        for style in root.iter(f"{TEXT}list-style")
    }
    for root in roots:
        for style in root.iter(f"{TEXT}outline-style"):
            lists[OUTLINE] = dict(_levels(style))
    return Numbering(lists)


def _levels(style: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in style:
        depth = number_of(level, f"{TEXT}level", 1)
        if level.tag == f"{TEXT}list-level-style-bullet":
            yield depth - 1, Level(BULLET, "")
            continue
        shown = number_of(level, f"{TEXT}display-levels", 1)
        places = ".".join(f"%{place}" for place in range(max(1, depth - shown + 1), depth + 1))
        before, after = level.get(f"{STYLE}num-prefix", ""), level.get(f"{STYLE}num-suffix", "")
        kind = _STYLES.get(level.get(f"{STYLE}num-format", ""), "decimal")
        pattern = "" if kind == NO_NUMBER else f"{before}{places}{after}"
        yield depth - 1, Level(kind, pattern, number_of(level, f"{TEXT}start-value", 1))


def number_of(element: etree._Element, attribute: str, default: int) -> int:
    value = element.get(attribute, "")
    return int(value) if value.isdecimal() and len(value) < len("1000000000") else default

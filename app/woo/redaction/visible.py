"""An office file with only what its reader sees: every change accepted, no comments."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from knowledge_base.readers import DEFAULT_LIMITS
from knowledge_base.readers.package import open_package, xml_member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_GONE = (
    f"{_W}del", f"{_W}moveFrom", f"{_W}commentReference", f"{_W}commentRangeStart",
    f"{_W}commentRangeEnd", f"{_TEXT}tracked-changes", f"{_TEXT}change", f"{_TEXT}change-start",
    f"{_TEXT}change-end", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end",
)  # fmt: skip
_MOVED_IN = (f"{_W}ins", f"{_W}moveTo")


def visible(data: bytes, suffix: str) -> bytes:
    """The same file without the rest; only text documents have such a rest on their pages.

    Raises: Unreadable.
    """
    if suffix not in (".docx", ".odt"):
        return data
    package, out = open_package(data, DEFAULT_LIMITS), BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in package.namelist():
            root = xml_member(package, name) if _has_text(name) else None
            if root is None:
                made.writestr(name, package.read(name))
            else:
                _accept(root)
                made.writestr(name, etree.tostring(root, encoding="UTF-8", xml_declaration=True))
    return out.getvalue()


def _has_text(name: str) -> bool:
    return name in ("content.xml", "styles.xml") or (
        name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1
    )


def _accept(root: etree._Element) -> None:
    hidden = [run for run in root.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}vanish") is not None]
    for element in [*root.iter(*_GONE), *hidden]:
        _take_out(element, ())
    for element in list(root.iter(*_MOVED_IN)):
        _take_out(element, list(element))


def _take_out(element: etree._Element, instead: Iterable[etree._Element]) -> None:
    """What stands behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    if tail := element.tail:
        before = parent[place - 1] if place else None
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent[place : place + 1] = list(instead)

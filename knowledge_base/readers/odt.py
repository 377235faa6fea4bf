"""OpenDocument files: a text here, sheets and slides in modules of their own."""

from zipfile import ZipFile

from lxml import etree

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.flow import Flow
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.odf import (
    ANNOTATION,
    NOTE,
    OFFICE,
    OUTLINE,
    PAGE_BREAK,
    TABLE,
    TEXT,
    TEXT_BOX,
    all_text,
    number_of,
    numbering,
    paragraph_text,
)
from knowledge_base.readers.odf_sheets import add_sheets
from knowledge_base.readers.odf_slides import add_slides
from knowledge_base.readers.package import open_package, unpack, xml_member
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder

# Deleted text, and lists of what is elsewhere in the document.
_SKIPPED = frozenset(
    f"{TEXT}{name}"
    for name in ("tracked-changes", "table-of-content", "alphabetical-index", "sequence-decls")
)
_LABELS = {NOTE: "Voetnoot", ANNOTATION: "Opmerking"}
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class _Text:
    def __init__(self, roots: list[etree._Element], sections: SectionBuilder) -> None:
        self._flow = Flow(sections)
        self._numbering = numbering(roots)
        self._page = 0

    def read(self, body: etree._Element) -> None:
        if next(body.iter(PAGE_BREAK), None) is not None:
            self._turn()
        self._content(body)
        self._flow.flush()

    def _turn(self) -> None:
        self._page += 1
        self._flow.turn_to(self._page)

    def _content(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{TEXT}p":
                self._flow.paragraph(paragraph_text(child))
                self._anchored(child)
            elif child.tag == f"{TEXT}h":
                self._heading(child)
            elif child.tag == f"{TEXT}list":
                self._list(child, "", 0)
            elif child.tag == f"{TABLE}table":
                self._table(child)
            elif child.tag == PAGE_BREAK:
                self._turn()
            elif child.tag not in _SKIPPED:
                self._content(child)

    def _heading(self, heading: etree._Element) -> None:
        level = number_of(heading, f"{TEXT}outline-level", 1)
        text = paragraph_text(heading)
        if text.strip():
            label = self._numbering.next(OUTLINE, level - 1)
            self._flow.heading(level, f"{label} {text}")
        self._anchored(heading)

    def _anchored(self, paragraph: etree._Element) -> None:
        for element in paragraph.iter(*_LABELS, TEXT_BOX, PAGE_BREAK):
            if element.tag == PAGE_BREAK:
                self._turn()
            elif element.tag == TEXT_BOX:
                self._content(element)
            elif text := all_text(element):
                self._flow.paragraph(f"{_LABELS[str(element.tag)]}: {text}")

    def _list(self, element: etree._Element, style: str, depth: int) -> None:
        style = element.get(f"{TEXT}style-name", style)
        goes_on = {f"{TEXT}continue-numbering", f"{TEXT}continue-list"} & set(element.keys())
        if depth == 0 and not goes_on:
            self._numbering.restart(style)
        for item in element:
            label = ""
            if item.tag == f"{TEXT}list-item":
                label = self._numbering.next(style, depth) or "-"
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, style, depth + 1)
                elif child.tag == f"{TEXT}h":
                    self._heading(child)
                elif child.tag == f"{TEXT}p":
                    self._item(child, label, depth)
                    label = ""

    def _item(self, paragraph: etree._Element, label: str, depth: int) -> None:
        text = paragraph_text(paragraph)
        if text.strip():
            self._flow.item(f"{label} {text}".strip(), depth)
        self._anchored(paragraph)

    def _table(self, table: etree._Element) -> None:
        """Rows of one cell are layout: what is in them is read as ordinary text."""
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table")) is not table:
                continue
            cells = [cell for cell in row if cell.tag == f"{TABLE}table-cell"]
            filled = [cell for cell in cells if all_text(cell)]
            if len(filled) == 1:
                self._content(filled[0])
            else:
                self._flow.row([all_text(cell) for cell in cells])


def _refuse_encrypted(package: ZipFile) -> None:
    manifest = package.NameToInfo.get("META-INF/manifest.xml")
    if manifest and b"encryption-data" in unpack(package, manifest):
        raise Unreadable(
            "Dit OpenDocument-bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf "
            "en lever het opnieuw aan."
        )


def extract_odf(data: bytes, limits: Limits) -> Extracted:
    package = open_package(data, limits)
    _refuse_encrypted(package)
    members = (xml_member(package, name) for name in ("styles.xml", "content.xml"))
    roots = [root for root in members if root is not None]
    bodies = roots[-1].find(f"{OFFICE}body") if roots else None
    if bodies is None:
        raise Unreadable("Dit OpenDocument-bestand is niet volledig: de tekst zelf ontbreekt.")
    sections = SectionBuilder(limits)
    for body in bodies:
        if body.tag == f"{OFFICE}spreadsheet":
            add_sheets(body, roots[-1], sections, limits)
        elif body.tag == f"{OFFICE}presentation":
            add_slides(body, sections)
        else:
            _Text(roots, sections).read(body)
    meta = xml_member(package, "meta.xml")
    title = None if meta is None else next(meta.iter(_DC_TITLE), None)
    given = (title.text or "") if title is not None else ""
    return Extracted(given or sections.first_heading, sections.finish())


reader = FormatReader("OpenDocument", frozenset({".odt", ".ott", ".ods", ".odp"}), extract_odf)

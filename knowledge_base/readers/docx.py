"""Word files: text in order, with headings, computed numbers, tables, notes and comments."""

from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.docx_styles import Styles, W
from knowledge_base.readers.flow import Flow
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.package import open_package, package_title, xml_member
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder
from knowledge_base.readers.text import clean_line

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sectPr", _FALLBACK})
_TEXT_BOX = f"{W}txbxContent"
_RENDERED_BREAK = f"{W}lastRenderedPageBreak"
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_NOTES |= {f"{W}commentReference": "comment"}
_LABELS = {"footnote": "Voetnoot", "endnote": "Eindnoot", "comment": "Opmerking"}
_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_MAIN = "word/document.xml"


class _Document:
    def __init__(self, package: ZipFile, sections: SectionBuilder) -> None:
        self.title = ""
        self._flow = Flow(sections)
        self._styles = Styles(
            xml_member(package, "word/styles.xml"), xml_member(package, "word/numbering.xml")
        )
        self._notes = {
            (kind, note.get(f"{W}id", "")): _all_text(note)
            for kind in _LABELS
            for note in _children(xml_member(package, f"word/{kind}s.xml"))
        }
        self._page = 0

    def read(self, body: etree._Element) -> None:
        if next(body.iter(_RENDERED_BREAK), None) is not None:
            self._page = 1
            self._flow.turn_to(1)
        self._content(body)
        self._flow.flush()

    def margins(self, parts: list[etree._Element]) -> None:
        """Add what stands in headers and footers once, at the end."""
        texts = dict.fromkeys(filter(None, map(_all_text, parts)))
        for text in texts:
            self._flow.paragraph(text)

    def _content(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag not in _SKIPPED:
                self._content(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = "".join(_texts(paragraph))
        starts_page = _opens_with_break(paragraph)
        if starts_page:
            self._turn_past(paragraph)
        if text.strip():
            self._write(paragraph, text)
        for element in _inside(paragraph):
            if element.tag == _TEXT_BOX:
                self._content(element)
            elif kind := _NOTES.get(str(element.tag)):
                self._note(kind, element.get(f"{W}id", ""))
        if not starts_page:
            self._turn_past(paragraph)

    def _turn_past(self, element: etree._Element) -> None:
        """Turn the page where Word broke it last; the cells of one row break together."""
        if next(element.iter(_RENDERED_BREAK), None) is not None:
            self._page += 1
            self._flow.turn_to(self._page)

    def _write(self, paragraph: etree._Element, text: str) -> None:
        label, depth = self._styles.label(paragraph)
        labelled = f"{label} {text}" if label else text
        if (level := self._styles.level(paragraph)) is not None:
            if self._styles.is_title(paragraph):
                self.title = self.title or text
            self._flow.heading(level, text if label == "-" else labelled)
        elif label:
            self._flow.item(labelled, depth)
        else:
            self._flow.paragraph(text)

    def _note(self, kind: str, note_id: str) -> None:
        if text := self._notes.get((kind, note_id)):
            self._flow.paragraph(f"{_LABELS[kind]}: {text}")

    def _table(self, table: etree._Element) -> None:
        """Rows of one cell are layout: what is in them is read as ordinary text."""
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            cells = [
                cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row
            ]
            filled = [cell for cell in cells if _all_text(cell)]
            if len(filled) == 1:
                self._content(filled[0])
            else:
                self._flow.row([_all_text(cell) for cell in cells])
                self._turn_past(row)


def _children(root: etree._Element | None) -> list[etree._Element]:
    return [] if root is None else list(root)


def _inside(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what is in an element, without what was deleted and without entering text boxes."""
    for child in element:
        if child.tag not in _SKIPPED:
            yield child
            if child.tag != _TEXT_BOX:
                yield from _inside(child)


def _texts(paragraph: etree._Element) -> Iterator[str]:
    for element in _inside(paragraph):
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in _CHARACTERS:
            yield _CHARACTERS[str(element.tag)]


def _opens_with_break(paragraph: etree._Element) -> bool:
    first = next(paragraph.iter(f"{W}t", _RENDERED_BREAK), None)
    return first is not None and first.tag == _RENDERED_BREAK


def _all_text(element: etree._Element) -> str:
    texts = (clean_line("".join(_texts(paragraph))) for paragraph in element.iter(f"{W}p"))
    return " ".join(filter(None, texts))


def extract_docx(data: bytes, limits: Limits) -> Extracted:
    package = open_package(data, limits)
    main = xml_member(package, _MAIN)
    if main is None:
        raise Unreadable("Dit Word-bestand is niet volledig: de tekst zelf ontbreekt.")
    sections = SectionBuilder(limits)
    document = _Document(package, sections)
    document.read(main)
    margins = (xml_member(package, name) for name in package.namelist() if _is_margin(name))
    document.margins([margin for margin in margins if margin is not None])
    title = document.title or package_title(package) or sections.first_heading
    return Extracted(title, sections.finish())


def _is_margin(name: str) -> bool:
    return name.startswith(("word/header", "word/footer"))


reader = FormatReader("Word", frozenset({".docx", ".docm", ".dotx"}), extract_docx)

"""What a file holds beside its text: when it was changed, and what a reader does not see."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from itertools import chain
from zipfile import ZipFile

from bs4 import BeautifulSoup, Comment
from lxml import etree
from pypdf import PdfReader

from knowledge_base.readers.detect import detect
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.package import open_package, xml_member
from knowledge_base.readers.text import clean_line, decode

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PDF_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")
_CHANGED = ("modified", "date")
_CREATED = ("created", "creation-date")
_PDF_PROPERTIES = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator")
_TELLING = frozenset(
    {"creator", "lastModifiedBy", "title", "subject", "keywords", "description", "category",
     "initial-creator", "manager", "company"}
)  # fmt: skip
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing that does not show on the page: `where` it stands and what it says."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Properties:
    """The days that the file itself gives, and in `hidden` what does not show."""

    title: str = ""
    changed: date | None = None
    created: date | None = None
    hidden: tuple[Beside, ...] = field(default=())


def read_properties(data: bytes, limits: Limits) -> Properties:
    """What is beside the text; nothing for kinds of file that have nothing of the sort."""
    try:
        kind = detect(data, limits)
        read = _READERS.get(kind or "")
        return read(data, limits) if read else Properties()
    # The text could be read; what lies beside it may still be broken in any way.
    except Exception:  # noqa: BLE001
        return Properties()


def _office(data: bytes, limits: Limits) -> Properties:
    package = open_package(data, limits)
    parts = [xml_member(package, name) for name in ("docProps/core.xml", "docProps/app.xml")]
    told = dict(_told(part for part in parts if part is not None))
    return _properties(told, _in_office(package))


def _in_office(package: ZipFile) -> Iterator[Beside]:
    names = [n for n in package.namelist() if re.fullmatch(r"(?:word|xl|ppt)/.*\.xml", n)]
    for name in names:
        root = xml_member(package, name)
        if root is None:
            continue
        if "comment" in name:
            yield from _each("comment", root.iter("{*}comment"))
        elif name.startswith("word/"):
            yield from _each("deleted", root.iter(f"{_W}del", f"{_W}moveFrom"))
            yield from _each("hidden_text", _vanished(root))


def _vanished(root: etree._Element) -> Iterator[etree._Element]:
    return (run for run in root.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}vanish") is not None)


def _opendocument(data: bytes, limits: Limits) -> Properties:
    package = open_package(data, limits)
    meta, content = xml_member(package, "meta.xml"), xml_member(package, "content.xml")
    told = dict(_told(root for root in (meta,) if root is not None))
    if content is None:
        return _properties(told, ())
    beside = chain(
        _each("comment", content.iter(f"{_OFFICE}annotation")),
        _each("deleted", content.iter(f"{_TEXT}deletion")),
        _each("hidden_text", content.iter(f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph")),
    )
    return _properties(told, beside)


def _pdf(data: bytes, _: Limits) -> Properties:
    told = {k: clean_line(str(v)) for k, v in (PdfReader(BytesIO(data)).metadata or {}).items()}
    hidden = tuple(Beside("metadata", told[n]) for n in _PDF_PROPERTIES if told.get(n))
    changed, created = (_pdf_date(told.get(name, "")) for name in ("/ModDate", "/CreationDate"))
    return Properties(told.get("/Title", ""), changed, created, hidden)


def _html(data: bytes, _: Limits) -> Properties:
    page = BeautifulSoup(decode(data), "lxml")
    told = [Beside("metadata", str(tag.get("content", ""))) for tag in page.find_all("meta")]
    code = [Beside("script", tag.get_text()) for tag in page.find_all(["script", "template"])]
    notes = [Beside("comment", str(text)) for text in page.find_all(string=_is_comment)]
    hidden = tuple(Beside(b.where, b.text.strip()[:_LONGEST]) for b in (*told, *code, *notes))
    title = page.title.get_text(strip=True) if page.title else ""
    return Properties(title, None, None, tuple(beside for beside in hidden if beside.text))


def _is_comment(text: object) -> bool:
    return isinstance(text, Comment)


def _told(roots: Iterator[etree._Element]) -> Iterator[tuple[str, str]]:
    for root in roots:
        for element in root.iter():
            text = clean_line(element.text or "") if isinstance(element.tag, str) else ""
            if text:
                yield etree.QName(element).localname, text


def _properties(told: dict[str, str], beside: Iterable[Beside]) -> Properties:
    told_by_file = (Beside("metadata", text) for name, text in told.items() if name in _TELLING)
    hidden = tuple(dict.fromkeys(chain(told_by_file, beside)))
    return Properties(told.get("title", ""), _day(told, _CHANGED), _day(told, _CREATED), hidden)


def _each(where: str, elements: Iterator[etree._Element]) -> Iterator[Beside]:
    for element in elements:
        signed = " ".join(str(v) for n, v in element.attrib.items() if str(n).endswith("author"))
        said = " ".join(str(text) for text in element.itertext())
        if text := clean_line(f"{signed} {said}")[:_LONGEST]:
            yield Beside(where, text)


def _day(told: dict[str, str], names: tuple[str, ...]) -> date | None:
    for name in names:
        try:
            return datetime.fromisoformat(told.get(name, "")).date()
        except ValueError:
            continue
    return None


def _pdf_date(text: str) -> date | None:
    if not (found := _PDF_DATE.match(text or "")):
        return None
    year, month, day = (int(group or 1) for group in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


_READERS: dict[str, Callable[[bytes, Limits], Properties]] = {
    **dict.fromkeys((".docx", ".xlsx", ".pptx"), _office),
    ".odt": _opendocument,
    ".pdf": _pdf,
    ".html": _html,
}

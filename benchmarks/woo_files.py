"""Files as office programs save them, from plain text; lines with a # in front are headings."""

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import odfdo
import openpyxl
import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

Fields = Mapping[str, Any]
_SCAN_DPI = 200
_SAVED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")


def _blocks(text: str) -> list[str]:
    return [block for block in text.strip().split("\n\n") if block.strip()]


def pdf(text: str, given: Fields) -> bytes:
    out = BytesIO()
    sheet = getSampleStyleSheet()
    flow: list[Any] = []
    for block in _blocks(text):
        heading = block.startswith("# ")
        said = block.removeprefix("# ").replace("&", "&amp;").replace("\n", "<br/>")
        flow += [Paragraph(said, sheet["Heading2" if heading else "BodyText"]), Spacer(1, 6)]
    made = SimpleDocTemplate(
        out, pagesize=A4, title=given.get("title", ""), author=given.get("author", "")
    )
    made.build(flow)
    return _dated(out.getvalue(), given)


def _dated(data: bytes, given: Fields) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as made:
        day = f"D:{given['changed']:%Y%m%d}093000+01'00'"
        made.docinfo["/CreationDate"] = made.docinfo["/ModDate"] = pikepdf.String(day)
        made.save(out)
    return out.getvalue()


def locked(text: str, given: Fields) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf(text, given))) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="geheim-1", user="geheim-1"))
    return out.getvalue()


def scan(text: str, given: Fields) -> bytes:
    """Pictures of the pages, a little askew and grey."""
    with pdfium.PdfDocument(pdf(text, given)) as pages:
        seen = [page.render(scale=_SCAN_DPI / 72).to_pil().convert("L") for page in pages]
    made = [image.rotate(0.4, fillcolor=255, resample=Image.Resampling.BICUBIC) for image in seen]
    soft = [image.filter(ImageFilter.GaussianBlur(0.6)) for image in made]
    out = BytesIO()
    soft[0].save(out, "PDF", save_all=True, append_images=soft[1:], resolution=_SCAN_DPI)
    return out.getvalue()


def docx(text: str, given: Fields) -> bytes:
    """With comments, text that was struck out and text that is hidden, where these are given."""
    made = Document()
    for block in _blocks(text):
        if block.startswith("# "):
            made.add_heading(block.removeprefix("# "), 1)
        else:
            made.add_paragraph(block)
    last = made.paragraphs[-1]
    for author, said in given.get("comments", ()):
        made.add_comment(last.runs[-1], text=said, author=author, initials="")
    for said in given.get("deleted", ()):
        last._p.append(
            parse_xml(f"""<w:del {nsdecls("w")} w:id="9" w:author="red">
            <w:r><w:delText xml:space="preserve"> {said}</w:delText></w:r></w:del>""")
        )
    for said in given.get("invisible", ()):
        last.add_run(f" {said}").font.hidden = True
    about = made.core_properties
    about.author = about.last_modified_by = given.get("author", "")
    about.title = given.get("title", "")
    about.created = about.modified = datetime.combine(given["changed"], datetime.min.time())
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def odt(text: str, given: Fields) -> bytes:
    """With comments, where these are given."""
    made = odfdo.Document("text")
    made.body.clear()
    for block in _blocks(text):
        heading = block.startswith("# ")
        said = block.removeprefix("# ")
        made.body.append(odfdo.Header(1, said) if heading else odfdo.Paragraph(said))
    for author, said in given.get("comments", ()):
        last = made.body.get_elements("//text:p")[-1]
        last.insert(odfdo.Annotation(said, creator=author), position=0)
    made.meta.title = given.get("title", "")
    made.meta.creator = made.meta.initial_creator = given.get("author", "")
    made.meta.date = datetime.combine(given["changed"], datetime.min.time())
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def xlsx(text: str, given: Fields) -> bytes:
    """Cells are cut at "|"; `hidden_sheet` is a second sheet that does not show."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Blad1"
    _fill(book.worksheets[0], text)
    if beside := given.get("hidden_sheet"):
        sheet = book.create_sheet("gegevens")
        sheet.sheet_state = "hidden"
        _fill(sheet, beside)
    book.properties.creator = given.get("author", "")
    book.properties.modified = datetime.combine(given["changed"], datetime.min.time())
    out = BytesIO()
    book.save(out)
    return _with_date(out.getvalue(), given)


def _fill(sheet: Any, text: str) -> None:
    for line in text.strip().split("\n"):
        sheet.append([cell.strip() for cell in line.split("|")])


def _with_date(data: bytes, given: Fields) -> bytes:
    """The library writes the moment of saving, whatever it was told."""
    day = f"{given['changed'].isoformat()}T09:00:00Z"
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    core = members["docProps/core.xml"].decode()
    members["docProps/core.xml"] = _SAVED.sub(rf"\g<1>{day}", core).encode()
    return archive(members.items())


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def mailbox(messages: Sequence[bytes]) -> bytes:
    lines = (b"From - Mon Mar 02 09:00:00 2026\n" + m.replace(b"\r\n", b"\n") for m in messages)
    return b"\n".join(line.rstrip(b"\n") + b"\n" for line in lines)


def plain(text: str, given: Fields) -> bytes:
    return text.strip().encode(given.get("charset", "utf-8")) + b"\n"


FORMS: Mapping[str, Callable[[str, Fields], bytes]] = {
    "pdf": pdf, "locked": locked, "scan": scan, "docx": docx, "odt": odt, "xlsx": xlsx,
    "plain": plain,
}  # fmt: skip

"""PDF files with everything that a redaction has to take out, and marks on their text."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.values.dossiers import Page
from app.woo.documents.texts import pages_of
from app.woo.redaction.marks import Mark
from knowledge_base.readers import DEFAULT_LIMITS
from knowledge_base.readers.pdf import extract_pdf

NAME = "Willemijn Oosterbaan"


def a_letter(*pages: Sequence[str], title: str = "") -> bytes:
    """A line of text for each string, one page for each row of strings."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setTitle(title or "Brief")
    for lines in pages:
        for down, line in enumerate(lines):
            canvas.drawString(72, 760 - 20 * down, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def with_all_that_hides(letter: bytes, text: str) -> bytes:
    """The same with the text in its properties, a comment, a file, a bookmark and a link."""
    with pikepdf.open(BytesIO(letter)) as pdf:
        pdf.docinfo["/Author"] = text
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [text]
        pdf.attachments["notitie.txt"] = pikepdf.AttachedFileSpec(
            pdf, text.encode(), filename=text
        )
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(text, 0))
        pdf.pages[-1].obj.Annots = pdf.make_indirect(
            pikepdf.Array([_note(text), _link(f"mailto:{text.replace(' ', '.')}@x.example")])
        )
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"'{text}'")
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def with_earlier_version(letter: bytes, earlier: bytes) -> bytes:
    """A file that still holds what it was before, as editors leave it behind."""
    return earlier + b"\n" + letter


def with_hidden_layer(letter: bytes, text: str) -> bytes:
    """The first page with a layer that is off and says something."""
    with pikepdf.open(BytesIO(letter)) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Verborgen"))
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        )
        page = pdf.pages[0]
        page.Resources.Properties = pikepdf.Dictionary(L0=layer)
        drawn = f"/OC /L0 BDC BT /F1 12 Tf 72 400 Td ({text}) Tj ET EMC"
        page.contents_add(pdf.make_stream(drawn.encode()))
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def under_a_box(letter: bytes, box: tuple[float, float, float, float]) -> bytes:
    """What some call redaction: a black rectangle over text that is still there."""
    with pikepdf.open(BytesIO(letter)) as pdf:
        drawn = "q 0 g {} {} {} {} re f Q".format(*box)
        pdf.pages[0].contents_add(pdf.make_stream(drawn.encode()))
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def pages_in(letter: bytes) -> list[Page]:
    """The text as the readers give it."""
    return pages_of(extract_pdf(letter, DEFAULT_LIMITS).sections)


def marks_on(pages: Sequence[Page], text: str, ground: str = "5.1.2.e") -> list[Mark]:
    """Every place where the text stands."""
    found = []
    for page in pages:
        start = page.text.find(text)
        while start >= 0:
            found.append(Mark(page.number, start, start + len(text), (ground,)))
            start = page.text.find(text, start + 1)
    return found


def _note(text: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=text, T=text,
        Rect=pikepdf.Array([10, 10, 30, 30]),
    )  # fmt: skip


def _link(address: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link,
        Rect=pikepdf.Array([10, 40, 90, 60]),
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address),
    )  # fmt: skip

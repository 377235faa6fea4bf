"""PDF files that hold a text where a redaction easily leaves it."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from tests.support.redaction import a_letter

A4 = (595, 842)
QUIET = "De vergadering is op 3 maart in het stadhuis."


def changed(file: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(BytesIO(file)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def two_pages(first: str, second: str = QUIET) -> bytes:
    return a_letter([first, QUIET], [second, "Er komt nog een besluit van het college."])


def drawn(*contents: str) -> bytes:
    """A page for each content stream, with Helvetica as F1."""
    pdf = pikepdf.new()
    for content in contents:
        page = pdf.add_blank_page(page_size=A4)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(content.encode())
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def a_photo(lines: Sequence[str], **beside: object) -> bytes:
    """A JPEG with lines of text to see; `beside` is how Pillow writes what is not seen."""
    image = Image.new("L", (1190, 1684), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(40)
    for place, line in enumerate(lines):
        draw.text((120, 120 + place * 80), line, font=font, fill=0)
    out = BytesIO()
    image.save(out, "JPEG", quality=85, **beside)
    return out.getvalue()


def photo_stream(pdf: pikepdf.Pdf, photo: bytes) -> pikepdf.Stream:
    return pdf.make_stream(
        photo, Type=Name.XObject, Subtype=Name.Image, Width=1190, Height=1684,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip


def with_photos(file: bytes, *photos: bytes, over: str = "") -> bytes:
    """A page more for each photo; all of them are in the list of each page."""

    def change(pdf: pikepdf.Pdf) -> None:
        named = {f"/Im{n}": photo_stream(pdf, photo) for n, photo in enumerate(photos)}
        shared = pdf.make_indirect(Dictionary(XObject=Dictionary(named)))
        for name in named:
            page = pdf.add_blank_page(page_size=A4)
            page.obj.Resources = shared
            page.obj.Contents = pdf.make_stream(
                f"q 595 0 0 842 0 0 cm {name} Do Q {over}".encode()
            )

    return changed(file, change)


def photos_in(file: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(file)) as pdf:
        return [
            thing.read_raw_bytes()
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image
        ]


def with_signature(file: bytes, look: str) -> bytes:
    """A field for a signature on the first page, of which the look is text."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        shown = pdf.make_stream(
            f"BT /F1 12 Tf 2 5 Td ({look}) Tj ET".encode(), Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 300, 20]), Resources=Dictionary(Font=page.obj.Resources.Font),
        )  # fmt: skip
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="handtekening", F=4,
            Rect=Array([72, 500, 372, 520]), AP=Dictionary(N=shown), P=page.obj,
        )  # fmt: skip
        page.obj.Annots = Array([pdf.make_indirect(field)])
        pdf.Root.AcroForm = Dictionary(Fields=page.obj.Annots, SigFlags=3)

    return changed(file, change)


def with_tag(file: bytes, page: int, **said: Any) -> bytes:
    """The text of one page as a paragraph with a tag that says more."""

    def change(pdf: pikepdf.Pdf) -> None:
        own = pdf.pages[page - 1].obj
        own.StructParents = 0
        own.Contents = pdf.make_stream(
            b"/P <</MCID 0>> BDC\n" + own.Contents.read_bytes() + b"\nEMC"
        )
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tag = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, P=root, Pg=own, K=0, **said)
        )
        root.K = Array([tag])
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([tag])])))
        pdf.Root.StructTreeRoot = root

    return changed(file, change)

"""What a PDF shows or holds in another way than as lines of text is read too."""

import pikepdf
import pytest
import typst
from pikepdf import Array, Dictionary, Name

from knowledge_base.contract import Unreadable
from knowledge_base.readers import DEFAULT_LIMITS, ocr
from knowledge_base.readers.pdf import extract_pdf
from tests.support.hostile import changed, drawn, with_signature

LINES = ("Kosten van mevrouw Oosterbaan in maart", "en van de aannemer in april.")
PLACES = {90: "0 1 -1 0 {up} 100", 180: "-1 0 0 -1 500 {up}", 270: "0 -1 1 0 {down} 700"}


@pytest.mark.parametrize("turn", PLACES)
def test_a_turned_page_is_read_from_left_to_right(turn: int) -> None:
    rows = [
        f"BT /F1 12 Tf {PLACES[turn].format(up=60 + 16 * n, down=300 - 16 * n)} Tm ({line}) Tj ET"
        for n, line in enumerate(LINES)
    ]

    def turned(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = turn

    (section,) = extract_pdf(changed(drawn(" ".join(rows)), turned), DEFAULT_LIMITS).sections
    assert section.text == " ".join(LINES)


def test_a_line_in_the_margin_that_is_turned_is_read_whole() -> None:
    body = "BT /F1 12 Tf 100 700 Td (De vergadering is op 3 maart.) Tj ET"
    stamp = "BT /F1 12 Tf 0 1 -1 0 40 300 Tm (Ingekomen bij mevrouw Oosterbaan) Tj ET"
    (section,) = extract_pdf(drawn(f"{body} {stamp}"), DEFAULT_LIMITS).sections

    assert "Ingekomen bij mevrouw Oosterbaan" in section.text
    assert "De vergadering is op 3 maart." in section.text


@pytest.mark.skipif(not ocr.is_here(), reason="tesseract is not here")
@pytest.mark.timeout(120)  # recognising text is slow on a busy machine
def test_letters_of_which_the_font_tells_no_sign_are_recognised() -> None:
    def without_signs(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]

    file = typst.compile(b"#set text(size: 14pt)\nBrief van mevrouw Oosterbaan over de markt.")
    (section,) = extract_pdf(changed(file, without_signs), DEFAULT_LIMITS).sections

    assert section.text == "Brief van mevrouw Oosterbaan over de markt."


def test_who_signed_is_read() -> None:
    file = with_signature(drawn("BT /F1 12 Tf 100 700 Td (Besluit) Tj ET"), "Getekend door Vos")
    (section,) = extract_pdf(file, DEFAULT_LIMITS).sections

    assert "Getekend door Vos" in section.text


@pytest.mark.parametrize(("deep", "is_refused"), [(2, False), (9, True)])
def test_drawings_that_hold_each_other_endlessly_are_refused(
    *, deep: int, is_refused: bool
) -> None:
    def nested(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 595, 842])}
        inner = pdf.make_stream(b"", **form, Resources=Dictionary())
        for _ in range(deep):
            held = Dictionary(XObject=Dictionary(X=inner))
            inner = pdf.make_stream(b"/X Do " * 10, **form, Resources=held)
        page.Resources.XObject = Dictionary(X=inner)
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" /X Do")

    file = changed(drawn("BT /F1 12 Tf 100 700 Td (Een brief over de markt) Tj ET"), nested)
    if is_refused:
        with pytest.raises(Unreadable, match="eindeloos"):
            extract_pdf(file, DEFAULT_LIMITS)
    else:
        assert extract_pdf(file, DEFAULT_LIMITS).sections


def test_a_file_that_is_pinned_to_a_page_is_a_part() -> None:
    def pinned(pdf: pikepdf.Pdf) -> None:
        file = pikepdf.AttachedFileSpec(pdf, b"Verslag van het gesprek", filename="gesprek.txt")
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=file.obj
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    file = changed(drawn("BT /F1 12 Tf 100 700 Td (Een brief over de markt) Tj ET"), pinned)

    (part,) = extract_pdf(file, DEFAULT_LIMITS).parts
    assert (part.name, part.data) == ("gesprek.txt", b"Verslag van het gesprek")

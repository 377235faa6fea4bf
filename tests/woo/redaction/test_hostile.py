"""A text that hides where nobody looks for it does not come out with the rest."""

from io import BytesIO

import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from pypdf import PdfReader

from app.errors import FileUnreadable
from app.woo.documents.texts import pages_of
from app.woo.redaction.marks import Mark
from app.woo.redaction.pdf import redact_pdf
from app.woo.redaction.redacting import NotRemoved, Work, _as_pdf, redact
from app.woo.redaction.result import Redacted
from knowledge_base.readers import DEFAULT_LIMITS
from knowledge_base.readers.ocr import extract_image
from tests.support.dossiers import a_document
from tests.support.hostile import (
    QUIET,
    a_photo,
    changed,
    drawn,
    photos_in,
    two_pages,
    with_photos,
    with_signature,
    with_tag,
)
from tests.support.redaction import NAME, a_letter, marks_on, pages_in
from tests.woo.redaction.test_removing import is_gone, needs_ocr, readings, unpacked

OTHER = "Hendrik Knoop"
TWO = two_pages(f"Brief van {NAME}.")


def redacted(file: bytes, text: str = NAME) -> Redacted:
    """By the whole road of one document, the proof included."""
    pages = pages_in(file)
    return redact(Work(a_document(), pages, marks_on(pages, text), file))


def test_a_photo_of_a_page_that_was_redacted_is_not_in_the_list_of_another_page() -> None:
    first, second = a_photo(["De eerste bladzijde"]), a_photo(["De tweede bladzijde"])
    file = changed(with_photos(TWO, first, second), _first_photo_on_the_first_page)
    made = redacted(file)

    assert first in photos_in(file)
    assert first not in photos_in(made.data)
    assert made.ways[4] == "ongewijzigd"


def _first_photo_on_the_first_page(pdf: pikepdf.Pdf) -> None:
    """The photo stands beside the name only; no page shows it by itself."""
    pdf.pages[0].obj.Resources.XObject = pdf.pages[2].obj.Resources.XObject
    pdf.pages[0].contents_add(pdf.make_stream(b"q 100 0 0 100 300 300 cm /Im0 Do Q"))
    del pdf.pages[2]
    pdf.add_blank_page(page_size=(595, 842))


def test_the_file_that_a_document_was_made_from_goes() -> None:
    def with_source(pdf: pikepdf.Pdf) -> None:
        source = pdf.make_stream(OTHER.encode())
        pdf.trailer.AdditionalStreams = Array([Name("/application#2Fodt"), source])

    assert is_gone(OTHER, redacted(changed(TWO, with_source)).data)


def test_a_photo_on_a_page_that_stays_keeps_its_pixels_and_tells_nothing_else() -> None:
    exif = Image.Exif()
    exif[0x13B] = OTHER
    photo = a_photo(["Een scan zonder namen"], exif=exif, comment=OTHER.encode())
    file = with_photos(TWO, photo)
    made = redacted(file)

    assert made.ways[3] == "ongewijzigd"
    assert OTHER.encode() not in made.data
    kept = next(each for each in photos_in(made.data) if each[-99:] == photo[-99:])
    assert Image.open(BytesIO(kept)).tobytes() == Image.open(BytesIO(photo)).tobytes()


def test_what_a_signature_shows_is_text_that_can_be_redacted() -> None:
    file = with_signature(TWO, f"Ondertekend door {NAME}")
    pages = pages_in(file)
    assert f"Ondertekend door {NAME}" in pages[0].text
    (_, signed) = marks_on(pages, NAME)
    made = redact_pdf(file, pages, [signed])

    assert "Ondertekend door 5.1.2.e" in " ".join(readings(made.data)[0].split())
    assert _is_black(made.data, 220, 330)


def _is_black(file: bytes, left: float, top: float) -> bool:
    """Whether a place on the first page, in points, is black or white on black."""
    with pdfium.PdfDocument(file) as pdf:
        shown = pdf[0].render(scale=2).to_pil().convert("L")
    around = shown.crop((int(left * 2) - 8, int(top * 2) - 8, int(left * 2) + 8, int(top * 2) + 8))
    return bool(sum(around.tobytes()) < 128 * len(around.tobytes()))


def test_a_link_keeps_its_place_and_no_address() -> None:
    def with_link(pdf: pikepdf.Pdf) -> None:
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 90, 30]),
            Dest=Array([pdf.pages[1].obj, Name.Fit]), Oud=String(OTHER),
            PA=Dictionary(S=Name.URI, URI=String("mailto:h.knoop@duinstad.example")),
        )  # fmt: skip
        pdf.pages[1].obj.Annots = Array([link])

    made = redacted(changed(TWO, with_link))

    assert is_gone(OTHER, made.data)
    assert b"h.knoop" not in unpacked(made.data)
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert "/Dest" in pdf.pages[1].obj.Annots[0]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"T": String(OTHER)}, id="title"),
        pytest.param({"Eigen": String(OTHER)}, id="a key of its own"),
        pytest.param(
            {"A": Dictionary(O=Name.UserProperties, P=Array([Dictionary(V=String(OTHER))]))},
            id="properties of users",
        ),
    ],
)
def test_a_tag_that_stays_says_nothing_in_words_of_its_own(said: dict[str, object]) -> None:
    made = redacted(with_tag(TWO, 2, **said))

    assert made.ways[2] == "ongewijzigd"
    assert is_gone(OTHER, made.data)


@pytest.mark.parametrize("key", ["Alt", "ActualText"])
def test_a_page_of_which_a_tag_says_the_name_goes_as_a_picture(key: str) -> None:
    made = redacted(with_tag(TWO, 2, **{key: String(f"Foto van {NAME}")}))

    assert is_gone(NAME, made.data)
    assert made.ways == {1: "beeld", 2: "beeld"}
    assert "vergadering is op 3 maart" in readings(made.data)[0]


def test_a_tag_that_holds_itself_does_no_harm() -> None:
    def with_ring(pdf: pikepdf.Pdf) -> None:
        tag = pdf.Root.StructTreeRoot.K[0]
        tag.K = Array([0, tag, tag])

    assert is_gone(NAME, redacted(changed(with_tag(TWO, 2), with_ring)).data)


def test_a_name_that_is_only_readable_after_all_is_not_hidden_in_a_picture() -> None:
    line = "BT /F1 12 Tf 72 700 Td (Brief van {} over de markt en het plein) Tj ET"
    spoken = f"/Span <</ActualText (Iemand anders)>> BDC {line.format(NAME)} EMC"

    with pytest.raises(NotRemoved):
        redacted(drawn(line.format(NAME), spoken))


@pytest.mark.parametrize(
    ("over", "way"),
    [
        pytest.param("", "ongewijzigd", id="nothing over it"),
        pytest.param("0 g 60 760 200 14 re f", "beeld", id="a black box over a line"),
        pytest.param("1 g 60 760 200 14 re f", "beeld", id="a white box over a line"),
        pytest.param("0 g 60 300 200 14 re f", "ongewijzigd", id="a box where nothing is"),
    ],
)
def test_a_scan_that_somebody_covered_before_is_replaced(over: str, way: str) -> None:
    file = with_photos(TWO, a_photo([f"Aanvraag van {OTHER}", QUIET]), over=over)

    assert redact_pdf(file, [], []).ways[3] == way


def test_a_scan_of_which_a_part_is_off_the_page_is_replaced() -> None:
    def cut(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].obj.CropBox = Array([0, 0, 595, 740])

    file = changed(with_photos(TWO, a_photo([f"Aanvraag van {OTHER}", QUIET])), cut)

    assert redact_pdf(file, [], []).ways[3] == "beeld"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_that_is_turned_and_shows_all_of_itself_stays(turn: int) -> None:
    def turned(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].obj.Rotate = turn

    file = changed(with_photos(TWO, a_photo([f"Aanvraag van {OTHER}", QUIET])), turned)

    assert redact_pdf(file, [], []).ways[3] == "ongewijzigd"


def test_a_layer_that_is_off_by_another_road_than_the_list_of_layers_goes() -> None:
    def with_layer(pdf: pikepdf.Pdf) -> None:
        usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Oud", Usage=usage))
        automatic = Dictionary(Event=Name.View, Category=Array([Name.View]), OCGs=Array([layer]))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(AS=Array([automatic]))
        )

    assert set(redact_pdf(changed(TWO, with_layer), [], []).ways.values()) == {"beeld"}


def test_a_short_name_in_a_header_goes_though_another_word_begins_with_it() -> None:
    file = a_letter(*(["Dossier Bos", f"Bladzijde {n} over het bospad."] for n in range(1, 5)))
    pages = pages_in(file)
    at = pages[0].text.index("Bos")
    made = redact(Work(a_document(), pages, [Mark(1, at, at + 3, ("5.1.2.e",))], file))

    assert "Bos" not in readings(made.data)[0]
    assert readings(made.data)[0].count("bospad") == 4


def test_a_turned_line_has_one_box_and_the_rest_of_it_stays_text() -> None:
    up = f"BT /F1 12 Tf 0 1 -1 0 60 100 Tm (Ingekomen bij {NAME} op de griffie) Tj ET"
    down = "BT /F1 12 Tf 0 -1 1 0 160 700 Tm (Kopie voor het archief) Tj ET"
    made = redacted(drawn(f"{up} {down}"))

    assert made.boxes == 1
    for reading in readings(made.data)[:1]:
        said = " ".join(reading.split())
        assert "Ingekomen bij 5.1.2.e op de griffie" in said
        assert "Kopie voor het archief" in said


@needs_ocr
@pytest.mark.timeout(120)  # recognising text is slow on a busy machine
def test_a_photo_of_a_letter_that_was_taken_sideways_is_read_and_redacted() -> None:
    held = Image.Exif()
    held[0x112] = 6
    upright = Image.open(BytesIO(a_photo(["Aanvraag van mevrouw Oosterbaan", QUIET])))
    photo = BytesIO()
    upright.rotate(90, expand=True).save(photo, "JPEG", quality=85, exif=held)
    pages = pages_of(extract_image(photo.getvalue(), DEFAULT_LIMITS).sections)
    marks = marks_on(pages, "Oosterbaan")
    made = redact(Work(a_document(), pages, marks, photo.getvalue()))

    assert len(marks) == 1
    assert "Aanvraag van mevrouw 5.1.2.e" in " ".join(readings(made.data)[0].split())


def test_every_picture_of_a_file_with_more_of_them_is_a_page() -> None:
    first, second = (Image.open(BytesIO(a_photo([line]))) for line in ("een", "twee"))
    fax = BytesIO()
    first.save(fax, "TIFF", save_all=True, append_images=[second])

    assert len(PdfReader(BytesIO(_as_pdf(fax.getvalue()))).pages) == 2


def test_four_letters_that_stand_in_a_picture_by_chance_stop_nothing() -> None:
    def with_chance(pdf: pikepdf.Pdf) -> None:
        image = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=20, Height=1, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        pdf.pages[1].obj.Resources.XObject = Dictionary(
            Im0=pdf.make_stream(b"\xff" * 8 + b"Anna" + b"\xff" * 8, image)
        )
        pdf.pages[1].contents_add(pdf.make_stream(b"q 20 0 0 1 300 300 cm /Im0 Do Q"))

    made = redacted(changed(two_pages("Brief van Anna."), with_chance), "Anna")

    assert made.ways[2] == "ongewijzigd"


def test_a_library_that_fails_on_a_file_is_a_document_that_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("app.woo.redaction.redacting.recoverable", fail)

    with pytest.raises(FileUnreadable, match="zo opgebouwd"):
        redacted(TWO)

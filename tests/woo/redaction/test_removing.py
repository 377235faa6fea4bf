"""What people took out of a PDF is not in the new file, in whatever way it is read."""

import shutil
import subprocess
import zlib
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from app.woo.redaction.locating import NotLocated
from app.woo.redaction.marks import Mark
from app.woo.redaction.pdf import redact_pdf
from app.woo.redaction.plain import plain
from app.woo.redaction.result import Redacted
from tests.support.documents import a_filled_form, a_scanned_pdf
from tests.support.redaction import (
    NAME,
    a_letter,
    marks_on,
    pages_in,
    under_a_box,
    with_all_that_hides,
    with_earlier_version,
    with_hidden_layer,
)

TWO_PAGES = a_letter(
    [f"Geachte mevrouw {NAME},", "De vergadering is op 3 maart.", f"Groet aan {NAME}."],
    ["Op deze pagina staat niemand."],
)
needs_ocr = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not here")


def redacted(letter: bytes, text: str = NAME) -> Redacted:
    pages = pages_in(letter)
    marks = marks_on(pages, text)
    assert marks
    return redact_pdf(letter, pages, marks)


def readings(file: bytes) -> list[str]:
    """The text as other programs see it."""
    read = [
        "\n".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages),
        extract_text(BytesIO(file)),
    ]
    if program := shutil.which("pdftotext"):
        done = subprocess.run(  # noqa: S603
            [program, "-", "-"], input=file, capture_output=True, check=True
        )
        read.append(done.stdout.decode())
    return read


def unpacked(file: bytes) -> bytes:
    """The file with every stream in it opened, also those that nothing points at."""
    found = [file]
    for piece in file.split(b"stream")[1:]:
        try:
            found.append(zlib.decompressobj().decompress(piece.lstrip(b"\r\n")))
        except zlib.error:
            continue
    return b"\n".join(found)


def is_gone(text: str, file: bytes) -> bool:
    inside = unpacked(file)
    encoded = [text.encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le")]
    forms = [form for e in encoded for form in (e, e.hex().encode(), e.hex().upper().encode())]
    read = [plain(reading).text for reading in readings(file)]
    return not any(f in inside for f in forms) and not any(plain(text).text in r for r in read)


def test_a_name_is_gone_and_the_rest_is_still_text_with_the_ground_in_its_place() -> None:
    made = redacted(TWO_PAGES)

    assert is_gone(NAME, made.data)
    assert made.boxes == 2
    for reading in readings(made.data):
        assert "vergadering is op 3 maart" in " ".join(reading.split())
        assert "mevrouw 5.1.2.e ," in " ".join(reading.split())


def test_the_place_of_the_name_is_black_in_the_picture() -> None:
    file = redacted(a_letter([NAME])).data
    with pdfium.PdfDocument(file) as pdf:
        grey = pdf[0].render(scale=2, grayscale=True).to_pil()
    left, top, right, bottom = (round(2 * edge) for edge in (74, 842 - 770, 180, 842 - 758))
    pixels = grey.crop((left, top, right, bottom)).tobytes()
    assert sum(pixel < 128 for pixel in pixels) > 0.6 * len(pixels)


def test_a_page_without_a_redaction_stays_as_it_was() -> None:
    made = redacted(TWO_PAGES)
    before, after = PdfReader(BytesIO(TWO_PAGES)), PdfReader(BytesIO(made.data))

    assert dict(made.ways) == {1: "beeld", 2: "ongewijzigd"}
    assert (
        after.pages[1].get_contents().get_data()  # type: ignore[union-attr]
        == before.pages[1].get_contents().get_data()  # type: ignore[union-attr]
    )


def test_properties_comments_files_bookmarks_links_and_scripts_are_gone() -> None:
    letter = with_all_that_hides(TWO_PAGES, "Diederik Lansing")
    made = redacted(letter)

    assert is_gone("Diederik Lansing", made.data)
    assert is_gone("Diederik.Lansing", made.data)
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert not pdf.attachments
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages", "/Lang", "/StructTreeRoot", "/MarkInfo"}


def test_earlier_versions_in_the_file_are_gone() -> None:
    letter = with_earlier_version(TWO_PAGES, a_letter(["Eerder stond hier Sjoerd Akkerman."]))

    assert is_gone("Sjoerd Akkerman", redacted(letter).data)


def test_what_is_on_a_hidden_layer_is_gone() -> None:
    assert is_gone("geheime kanttekening", redacted(with_hidden_layer(
        TWO_PAGES, "geheime kanttekening"
    )).data)  # fmt: skip


def test_text_under_an_old_black_box_is_gone_too() -> None:
    letter = under_a_box(a_letter(["Oud geheim", f"Brief van {NAME}"]), (60, 752, 200, 24))

    assert not is_gone("Oud geheim", letter)
    assert is_gone("Oud geheim", redacted(letter).data)


def test_a_value_in_a_form_goes_as_a_whole() -> None:
    form = a_filled_form({"naam": NAME, "plaats": "Duinstad"})
    made = redacted(form)

    assert is_gone(NAME, made.data)
    assert "Duinstad" in readings(made.data)[0]


def test_a_name_in_a_header_goes_from_every_page() -> None:
    header = f"Dossier {NAME}"
    letter = a_letter(*([header, f"Dit is bladzijde {n} van de brief."] for n in range(1, 5)))
    made = redacted(letter)

    assert is_gone(NAME, made.data)
    assert set(made.ways.values()) == {"beeld"}


def test_only_the_place_that_was_marked_goes_when_the_same_words_stay_elsewhere() -> None:
    letter = a_letter(["De heer Bakker belde over de markt.", "De bakker opent om zes uur."])
    pages = pages_in(letter)
    (mark,) = marks_on(pages, "Bakker")
    said = " ".join(readings(redact_pdf(letter, pages, [mark]).data)[0].split())

    assert "heer 5.1.2.e belde" in said
    assert "De bakker opent" in said


def test_a_passage_that_runs_over_the_page_goes_from_both() -> None:
    sentence = "Wij vinden dit voorstel eerlijk gezegd niet"
    letter = a_letter(["Eerste zin.", sentence], ["verstandig voor de buurt.", "Laatste zin."])
    pages = pages_in(letter)
    text = pages[0].text
    assert "verstandig voor de buurt" in text
    mark = Mark(1, text.index("Wij vinden"), text.index("buurt.") + 6, ("5.2.1",))
    made = redact_pdf(letter, pages, [mark])

    assert is_gone("eerlijk gezegd", made.data)
    assert is_gone("verstandig voor de buurt", made.data)
    assert "Laatste zin." in readings(made.data)[0]


def test_a_passage_that_cannot_be_found_on_the_page_refuses_the_document() -> None:
    pages = pages_in(a_letter([f"Brief van {NAME}."]))

    with pytest.raises(NotLocated):
        redact_pdf(a_letter(["Een andere brief."]), pages, marks_on(pages, NAME))


@needs_ocr
@pytest.mark.timeout(120)  # recognising text is slow on a busy machine
def test_a_name_on_a_scan_is_gone_and_the_words_around_it_become_text() -> None:
    made = redacted(
        a_scanned_pdf(["Aanvraag van mevrouw Oosterbaan", "voor de markt"]), "Oosterbaan"
    )

    assert is_gone("Oosterbaan", made.data)
    assert "Aanvraag van mevrouw" in " ".join(readings(made.data)[0].split())

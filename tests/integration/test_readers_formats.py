"""Every format, written by the library that really writes it, comes back with all its words."""

import shutil

import pytest

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers import MODULES, SUFFIXES, Limits, ocr, read, reader_in, walk
from tests.support import documents as make

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is not installed here"
)


def text_of(extracted: Extracted) -> str:
    return "\n".join(section.text for section in extracted.sections)


def headings_of(extracted: Extracted) -> list[str]:
    return [section.heading for section in extracted.sections]


def test_every_reader_takes_the_endings_the_registry_promises() -> None:
    promised = {module: frozenset(suffixes) for module, suffixes in MODULES.items()}

    assert {module: reader_in(module).suffixes for module in MODULES} == promised
    assert frozenset().union(*promised.values()) == SUFFIXES


def test_a_word_file_keeps_headings_numbers_and_tables() -> None:
    data = make.a_docx(
        [
            ("Title", "Nota over reizen"),
            ("Heading 1", "Doel"),
            ("Normal", "Wij reizen minder."),
            ("List Number", "Trein"),
            ("List Number", "Fiets"),
            ("Heading 2", "Kosten"),
            ("Normal", "Dat scheelt geld."),
        ],
        table=[["Jaar", "Bedrag"], ["2025", "100"]],
    )

    extracted = read("nota.docx", data)

    assert extracted.title == "Nota over reizen"
    assert headings_of(extracted)[1:] == ["Doel", "Doel > Kosten"]
    assert "1. Trein\n2. Fiets" in text_of(extracted)
    assert "Jaar | Bedrag\n2025 | 100" in text_of(extracted)


def test_an_opendocument_text_keeps_headings_items_and_tables() -> None:
    data = make.an_odt(
        [(1, "Doel"), (0, "Wij reizen minder."), (2, "Kosten"), (0, "Dat scheelt geld.")],
        items=["Trein", "Fiets"],
        table=[["Jaar", "Bedrag"], ["2025", "100"]],
    )

    extracted = read("nota.odt", data)

    assert [heading.split()[-1] for heading in headings_of(extracted)] == ["Doel", "Kosten"]
    assert "Trein\n- Fiets" in text_of(extracted)
    assert "2025 | 100" in text_of(extracted)


def test_every_slide_is_a_page_with_its_notes() -> None:
    data = make.a_pptx([("Start", "Welkom", "Lach even"), ("Einde", "Tot ziens", "")])

    extracted = read("praatje.pptx", data)

    assert [(s.page, s.heading) for s in extracted.sections] == [(1, "Start"), (2, "Einde")]
    assert "Notities: Lach even" in text_of(extracted)


def test_a_value_in_a_sheet_stands_beside_the_name_of_its_column() -> None:
    rows: list[list[object]] = [["Naam", "Bedrag"], ["Jansen", 12.5], ["De Vries", None]]

    extracted = read("lijst.xlsx", make.an_xlsx({"Lijst": rows, "Oud": rows}, hidden=["Oud"]))

    assert headings_of(extracted) == ["Lijst", "Oud (verborgen blad)"]
    assert extracted.sections[0].text == "Naam: Jansen | Bedrag: 12,5\nNaam: De Vries"


def test_an_opendocument_sheet_reads_like_any_sheet() -> None:
    extracted = read("lijst.ods", make.an_ods({"Lijst": [["Naam", "Stad"], ["Jansen", "Ede"]]}))

    assert text_of(extracted) == "Naam: Jansen | Stad: Ede"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_in_any_separator_and_encoding(separator: str, encoding: str) -> None:
    lines = ["Naam;Plaats", "Zoë;Één", '"Jan";Ede']
    data = "\n".join(lines).replace(";", separator).encode(encoding)

    assert text_of(read("lijst.csv", data)) == "Naam: Zoë | Plaats: Één\nNaam: Jan | Plaats: Ede"


def test_a_pdf_keeps_pages_and_reads_the_title_only_where_the_text_confirms_it() -> None:
    pages = [
        make.lines_down(["Wij reizen minder", "met het vliegtuig."]),
        make.lines_down(["Slot."]),
    ]

    extracted = read("nota.pdf", make.a_pdf(pages, title="Factsheet van een ander"))

    assert [(s.page, s.text) for s in extracted.sections] == [
        (1, "Wij reizen minder met het vliegtuig."),
        (2, "Slot."),
    ]
    assert extracted.title == "nota"


def test_two_columns_that_were_drawn_across_are_read_one_by_one() -> None:
    left = [f"Deze linker kolom gaat maar door, regel {n}" for n in range(10)]
    right = [f"De rechter kolom is al even lang, regel {n}" for n in range(10)]
    page = [
        piece
        for pair in zip(
            make.lines_down(left, left=50, size=9), make.lines_down(right, left=320, size=9),
            strict=True,
        )
        for piece in pair
    ]  # fmt: skip

    text = text_of(read("kolommen.pdf", make.a_pdf([page])))

    assert " ".join(text.split()) == " ".join(left + right)


def test_rows_of_a_table_stay_rows() -> None:
    left = make.lines_down(["Naam", "Jansen", "De Vries", "Bakker", "Smit"], left=72)
    right = make.lines_down(["Stad", "Ede", "Amersfoort", "Den Haag", "Zwolle"], left=300)
    page = [piece for pair in zip(left, right, strict=True) for piece in pair]

    text = text_of(read("tabel.pdf", make.a_pdf([page])))

    assert "Jansen | Ede" in text
    assert "Smit | Zwolle" in text


def test_page_numbers_and_repeated_headers_are_left_out() -> None:
    pages = [
        [
            (72, 810, 8, "Ministerie van Voorbeelden"),
            *make.lines_down([f"Dit is de tekst van bladzijde {word}."]),
            (280, 30, 8, f"Pagina {number} van 4"),
        ]
        for number, word in enumerate(["een", "twee", "drie", "vier"], start=1)
    ]

    text = text_of(read("nota.pdf", make.a_pdf(pages)))

    assert text.count("Ministerie van Voorbeelden") == 1
    assert "Pagina" not in text
    assert all(f"bladzijde {word}." in text for word in ("een", "twee", "drie", "vier"))


def test_larger_letters_and_articles_are_headings() -> None:
    page = [
        (72, 780, 20, "Regeling reizen"),
        (72, 740, 11, "Dit is de inleiding van de regeling, in gewone letters."),
        (72, 700, 11, "Artikel 3 Vergoeding"),
        (72, 680, 11, "De vergoeding is 23 cent per kilometer voor iedereen."),
    ]

    extracted = read("regeling.pdf", make.a_pdf([page]))

    assert extracted.title == "Regeling reizen"
    assert headings_of(extracted) == ["Regeling reizen", "Regeling reizen > Artikel 3 Vergoeding"]


def test_a_sentence_that_runs_over_the_page_is_whole() -> None:
    pages = [
        make.lines_down(["De termijn loopt af op de eerste werkdag na"]),
        make.lines_down(["het weekend. Daarna volgt een besluit."]),
    ]

    first, second = read("nota.pdf", make.a_pdf(pages)).sections

    assert first.text == "De termijn loopt af op de eerste werkdag na het weekend."
    assert second.text == "Daarna volgt een besluit."


def test_what_was_filled_in_on_a_form_is_read() -> None:
    data = make.a_filled_form({"naam": "Jansen", "reden": "Ik zoek stukken", "leeg": ""})

    assert text_of(read("formulier.pdf", data)).split("\n\n") == [
        "Aanvraagformulier",
        "naam: Jansen\nreden: Ik zoek stukken",
    ]


def test_a_mail_gives_headers_text_and_attachments() -> None:
    data = make.an_eml(
        "Beste collega,\n\nZie bijlage.",
        subject="Verzoek om stukken",
        attachments={"nota.txt": b"De nota zelf.", "map.zip": make.a_zip({"a/b.txt": b"diep"})},
    )

    found = dict(walk("mail.eml", data))

    mail = found["mail.eml"]
    assert isinstance(mail, Extracted)
    assert mail.title == "Verzoek om stukken"
    assert "Van: Jan Jansen <j.jansen@example.nl>\nAan: Woo-team" in text_of(mail)
    assert "Datum: 2025-11-04 10:30" in text_of(mail)
    assert list(found) == ["mail.eml", "mail.eml/nota.txt", "mail.eml/map.zip/a/b.txt"]


def test_a_mail_with_only_html_is_read_and_one_with_both_is_read_once() -> None:
    both = text_of(read("a.eml", make.an_eml("Gewone tekst", html="<p>Opgemaakte tekst</p>")))
    only = text_of(read("b.eml", make.an_eml("", html="<p>Opgemaakte tekst</p>")))

    assert "Gewone tekst" in both
    assert "Opgemaakte tekst" not in both
    assert "Opgemaakte tekst" in only


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("brief.bin", make.a_docx([("Normal", "Een brief")]), "Een brief", id="docx"),
        pytest.param("brief.txt", make.an_odt([(0, "Een brief")]), "Een brief", id="odt"),
        pytest.param("brief.pdf", b"<!doctype html><p>Een brief", "Een brief", id="html as pdf"),
        pytest.param("brief", b"Een brief", "Een brief", id="no ending"),
        pytest.param("brief.docx", make.an_eml("Een brief"), "Een brief", id="mail as docx"),
        pytest.param(
            "brief.zip", make.a_pdf([make.lines_down(["Een brief"])]), "Een brief", id="pdf"
        ),
    ],
)
def test_the_content_decides_and_not_the_name(name: str, data: bytes, expected: str) -> None:
    assert expected in text_of(read(name, data))


@needs_tesseract
def test_a_scan_is_recognised_page_by_page() -> None:
    data = make.a_scanned_pdf(
        ["Dit is een gescande brief", "over de Wet open overheid."], ["De tweede bladzijde."]
    )

    sections = read("scan.pdf", data).sections

    assert [section.page for section in sections] == [1, 2]
    assert "gescande brief" in sections[0].text
    assert "tweede bladzijde" in sections[1].text


@needs_tesseract
@pytest.mark.parametrize("format_", ["PNG", "JPEG", "TIFF"])
def test_a_picture_of_text_is_read(format_: str) -> None:
    data = make.a_picture(["Besluit op het verzoek", "van vier november."], format=format_)

    assert "Besluit op het verzoek" in text_of(read("foto.png", data))


@needs_tesseract
def test_an_empty_picture_is_no_success() -> None:
    with pytest.raises(Unreadable, match="geen tekst gevonden"):
        read("leeg.png", make.a_picture([]))


@needs_tesseract
def test_recognition_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Unreadable, match="duurde langer"):
        read("scan.pdf", make.a_scanned_pdf(["tekst"] * 20), Limits(ocr_seconds=0.001))


@pytest.mark.parametrize("name", ["scan.pdf", "foto.png"])
def test_without_tesseract_a_scan_is_refused_with_what_to_do(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "_command", lambda: None)
    data = make.a_scanned_pdf(["tekst"]) if name == "scan.pdf" else make.a_picture(["tekst"])

    with pytest.raises(Unreadable, match=r"scan \(pagina 1\).*niet geïnstalleerd"):
        read(name, data)

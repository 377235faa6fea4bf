"""Office files on pages: what people took out is gone from them, and so is what does not show."""

import shutil
import stat
import time
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfReader

from app.errors import FileUnreadable
from app.rendering.libreoffice import LibreOffice, libreoffice
from app.woo.intake.reading import read_file
from app.woo.redaction.redacting import OWN, Work, redact
from tests.support.redaction import NAME, marks_on

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) is not here"
)
SLOW = 240


def a_report() -> bytes:
    """Two pages, with text that was struck out, text that is hidden and a comment."""
    made = Document()
    made.add_paragraph(f"Dit verslag is van {NAME}.")
    made.add_page_break()  # type: ignore[no-untyped-call]
    last = made.add_paragraph(f"Ook hier staat {NAME}, en de rest blijft.")
    last._p.append(
        parse_xml(f"""<w:del {nsdecls("w")} w:id="9" w:author="x"><w:r>
            <w:delText xml:space="preserve"> Geschrapte zin.</w:delText></w:r></w:del>""")
    )
    last.add_run(" Verborgen zin.").font.hidden = True
    made.add_comment(last.runs[0], text="Opmerking opzij.", author="Piet", initials="P")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def a_program(folder: Path, script: str) -> LibreOffice:
    """In the place of LibreOffice."""
    place = folder / "soffice"
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    return LibreOffice(str(place), seconds=0.5)


def work_on(data: bytes) -> Work:
    taken = read_file(1, "verslag.docx", data)
    (document,) = taken.read.documents
    pages = taken.read.pages[document.id]
    return Work(document, pages, marks_on(pages, NAME), data)


@needs_libreoffice
@pytest.mark.timeout(SLOW)
def test_a_report_keeps_its_pages_and_loses_what_people_took_out_and_what_does_not_show() -> None:
    made = redact(work_on(a_report()), libreoffice())
    pages = PdfReader(BytesIO(made.data)).pages
    said = "\n".join(page.extract_text() for page in pages)

    assert (made.printer, len(pages), made.boxes) == ("LibreOffice", 2, 2)
    assert "en de rest blijft" in said
    for gone in (NAME, "Geschrapte", "Verborgen", "Opmerking"):
        assert gone not in said


def test_what_it_cannot_print_is_set_from_its_text(tmp_path: Path) -> None:
    made = redact(work_on(a_report()), a_program(tmp_path, "exit 1"))
    said = "\n".join(page.extract_text() for page in PdfReader(BytesIO(made.data)).pages)

    assert made.printer == OWN
    assert NAME not in said
    assert "en de rest blijft" in said


def test_a_file_that_takes_too_long_is_given_up_with_all_that_it_started(tmp_path: Path) -> None:
    alive = tmp_path / "leeft"
    program = a_program(tmp_path, f"(sleep 2; touch {alive}) & sleep 60")
    with pytest.raises(FileUnreadable, match="te lang"):
        program(b"x", ".docx")
    time.sleep(2.5)

    assert not alive.exists()


def test_it_works_in_a_home_of_its_own_without_a_way_out(tmp_path: Path) -> None:
    told = tmp_path / "gezien"
    program = a_program(tmp_path, f'env > {told}; echo "$@" >> {told}')
    with pytest.raises(FileUnreadable, match="niet weergeven"):
        program(b"x", ".docx")
    seen = told.read_text()

    assert "https_proxy=http://127.0.0.1:9" in seen
    assert "-env:UserInstallation=file:///" in seen
    assert str(Path.home()) not in [line.partition("=")[2] for line in seen.splitlines()]

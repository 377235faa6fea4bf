"""Tags of a page stay when it stays, and go when it goes."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf

from app.rendering import render
from app.values.documents import Document, Paragraph, Provenance
from app.woo.redaction.pdf import redact_pdf
from tests.support.redaction import NAME, marks_on, pages_in

MADE = Provenance("", "", datetime(2026, 11, 26, tzinfo=UTC))


def tagged(*paragraphs: str) -> bytes:
    return render(Document("Brief", tuple(map(Paragraph, paragraphs)), MADE), "pdf")


def tags_in(file: bytes) -> int:
    with pikepdf.open(BytesIO(file)) as pdf:
        return sum(
            1
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"
        )


def test_the_tags_of_pages_that_stay_are_kept_and_those_of_others_go() -> None:
    filling = [f"Alinea {n} over de markt op het plein en de kramen daar." for n in range(60)]
    file = tagged(f"Deze brief is van {NAME}.", *filling)
    pages = pages_in(file)
    made = redact_pdf(file, pages, marks_on(pages, NAME))

    assert "ongewijzigd" in made.ways.values()
    assert 0 < tags_in(made.data) < tags_in(file)
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert "/StructTreeRoot" in pdf.Root


def test_a_file_without_pages_that_stay_has_no_tags() -> None:
    file = tagged(f"Deze brief is van {NAME}.")
    pages = pages_in(file)

    assert tags_in(redact_pdf(file, pages, marks_on(pages, NAME)).data) == 0

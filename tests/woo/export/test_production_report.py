"""The productierapport says in each column what the platform of VWS reads there."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from app.errors import WorkFailed
from app.woo.export.production_report import COLUMNS, production_report, written
from app.woo.export.rows import Row
from app.woo.law.grounds import grounds
from tests.support.exports import a_row


def read(*rows: Row) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(BytesIO(production_report(rows))).worksheets[0]
    first, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, first), line, strict=True)) for line in rest]


def test_the_first_row_has_the_fourteen_columns_in_their_order() -> None:
    sheet = openpyxl.load_workbook(BytesIO(production_report([a_row()]))).worksheets[0]

    assert tuple(cell.value for cell in sheet[1]) == (
        "ID", "Matter", "Family ID", "Email Thread ID", "Document", "File type", "Datum",
        "Beoordeling", "Opgeschort", "Beoordelingsgrond", "Toelichting", "Publieke link",
        "Gerelateerd ID", "Zaaknummer",
    ) == COLUMNS  # fmt: skip


def test_every_column_of_a_document_is_read_back() -> None:
    grounds_used = ("5.1.1.e", "5.1.2.e", "5.2.1", "5.2.2")
    whole = a_row(
        "0002", family=1, thread=2, grounds=grounds_used, note="Bijlage.", related="0001"
    )
    _, row = read(a_row("0001"), whole)

    assert row == {
        "ID": "0002", "Matter": "markt", "Family ID": 1, "Email Thread ID": 2,
        "Document": "Een brief", "File type": "pdf", "Datum": "2026-03-02",
        "Beoordeling": "Deels openbaar", "Opgeschort": None,
        "Beoordelingsgrond": "5.1.1e; 5.1.2e; 5.2", "Toelichting": "Bijlage.",
        "Publieke link": None, "Gerelateerd ID": "0001", "Zaaknummer": None,
    }  # fmt: skip


def test_what_waits_for_a_third_party_and_the_number_of_the_case_are_told() -> None:
    (row,) = read(a_row(suspended=True, case_number="Z-2026-00437"))

    assert (row["Opgeschort"], row["Zaaknummer"]) == ("Ja", "Z-2026-00437")


def test_a_copy_is_called_dubbel() -> None:
    copy = a_row("0002", judgement="Niet openbaar", grounds=(), label="dubbel", related="0001")

    assert read(a_row("0001"), copy)[1]["Beoordelingsgrond"] == "dubbel"


def test_a_ground_that_the_platform_does_not_know_stands_in_the_note() -> None:
    (row,) = read(a_row(grounds=("5.1.2.e", "5.1.6", "5.4a.1"), note="Let op."))

    assert row["Beoordelingsgrond"] == "5.1.2e"
    assert row["Toelichting"] == "Let op. Grond: 5.1.6, 5.4a.1."


def test_no_ground_of_the_law_is_lost() -> None:
    for code in grounds():
        known, unknown = written([code])
        assert len(known) + len(unknown) == 1


def test_a_long_name_is_cut_to_what_fits_and_a_formula_is_text() -> None:
    (row,) = read(a_row(name="=1+1 " + "é" * 400))

    assert row["Document"].startswith("=1+1 é")
    assert len(row["Document"].encode()) <= 500


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(a_row("0001 kopie"), id="a space in the number"),
        pytest.param(a_row(matter="x"), id="a matter of one sign"),
        pytest.param(a_row(link="zie de website"), id="a link that is no address"),
        pytest.param(a_row(related="0009"), id="a reference to nothing"),
        pytest.param(a_row(file_type="programma"), id="an unknown kind of file"),
    ],
)
def test_what_the_platform_would_misread_is_refused(row: Row) -> None:
    with pytest.raises(WorkFailed):
        production_report([row])


def test_a_number_is_used_once() -> None:
    with pytest.raises(WorkFailed):
        production_report([a_row("0001"), a_row("0001")])

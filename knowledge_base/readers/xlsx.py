"""Excel files: every sheet, hidden ones marked, each value beside the name of its column."""

from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from knowledge_base.contract import Extracted
from knowledge_base.readers import tables
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.package import open_package, package_title
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder


def _rows(sheet: ReadOnlyWorksheet, budget: tables.CellBudget) -> Iterator[list[str]]:
    # What a sheet says about its own size is often wrong, and then rows would be missed.
    sheet.reset_dimensions()
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True)  # type: ignore[misc]
    for row in rows:
        cells = [tables.shown(value) for value in row]
        filled = sum(map(bool, cells))
        budget.spend(filled, len(cells) - filled)
        yield cells


def extract_xlsx(data: bytes, limits: Limits) -> Extracted:
    package = open_package(data, limits)
    sections = SectionBuilder(limits)
    budget = tables.CellBudget(limits)
    workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in workbook.worksheets:
        hidden = "" if sheet.sheet_state == "visible" else " (verborgen blad)"
        sections.heading(1, f"{sheet.title}{hidden}", keep_bare=False)
        for block in tables.blocks(_rows(sheet, budget)):
            sections.block(block)
    workbook.close()
    return Extracted(package_title(package), sections.finish())


reader = FormatReader("Excel", frozenset({".xlsx", ".xlsm", ".xltx"}), extract_xlsx)

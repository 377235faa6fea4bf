"""One sheet with a row of headings, as Excel and as OpenDocument."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TypeAlias

import odfdo
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Cell: TypeAlias = str | int | None

_MAKER = "Notabene"
_WIDEST, _NARROWEST = 60, 8
_CONTROL = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xlsx(title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    book = Workbook()
    book.properties.creator = _MAKER
    sheet = book.worksheets[0]
    sheet.title = title
    for down, row in enumerate([columns, *rows], start=1):
        for across, value in enumerate(row, start=1):
            cell = sheet.cell(down, across, _safe(value))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str):
                # A title that begins with "=" is a title, no formula.
                cell.data_type = "s"
    for across, width in enumerate(_widths(columns, rows), start=1):
        sheet.column_dimensions[get_column_letter(across)].width = width
        sheet.cell(1, across).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def ods(title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    book = odfdo.Document("spreadsheet")
    book.body.clear()
    table = odfdo.Table(title)
    # First into the document and then all rows at once: else each row costs a walk through them.
    book.body.append(table)
    table.extend_rows(_row(values) for values in [columns, *rows])
    book.meta.creator = _MAKER
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row(values: Sequence[Cell]) -> odfdo.Row:
    row = odfdo.Row()
    for across, value in enumerate(values):
        row.set_value(across, "" if value is None else _safe(value))
    return row


def _safe(value: Cell) -> Cell:
    return _CONTROL.sub("", value) if isinstance(value, str) else value


def _widths(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    every = zip(*[columns, *rows], strict=True)
    longest = (max(len(str(value or "")) for value in column) for column in every)
    return [min(max(size + 2, _NARROWEST), _WIDEST) for size in longest]

"""Rows of a sheet as text in which every value stands beside the name of its column."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from knowledge_base.contract import Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.text import clean_line

ROWS_IN_A_BLOCK = 20
_COLUMNS_OF_A_TABLE = 2
_EMPTY_FOR_ONE = 20


class CellBudget:
    """Counts the cells of a whole file.

    Raises (from `spend`): Unreadable when the file has more than `limits` allow.
    """

    def __init__(self, limits: Limits) -> None:
        self._limit = limits.cells
        self._left = limits.cells

    def spend(self, filled: int, empty: int = 0) -> None:
        """Empty cells cost time and no memory, so they count for less."""
        self._left -= filled + empty // _EMPTY_FOR_ONE
        if self._left < 0:
            raise Unreadable(
                f"Dit bestand heeft meer dan {self._limit} cellen. "
                "Splits het in kleinere bestanden."
            )


def shown(value: object) -> str:
    """Give a cell as a Dutch spreadsheet shows it, with dates in ISO order."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return clean_line(str(value))


def blocks(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield some rows at a time, one a line: "Naam: Jansen | Bedrag: 12"."""
    header: Sequence[str] = ()
    lines: list[str] = []
    for row in rows:
        filled = [cell for cell in row if cell]
        if not header and _is_header(row):
            header = row
            continue
        if filled:
            lines.append(_line(header, row))
        if len(lines) == ROWS_IN_A_BLOCK:
            yield "\n".join(lines)
            lines = []
    if lines or header:
        yield "\n".join(lines or [" | ".join(header)])


def _is_header(row: Sequence[str]) -> bool:
    """Take a row of different names, without figures or gaps, for the names of the columns."""
    while row and not row[-1]:
        row = row[:-1]
    is_named = all(cell and not cell[0].isdigit() for cell in row)
    return len(row) >= _COLUMNS_OF_A_TABLE and is_named and len(set(row)) == len(row)


def _line(header: Sequence[str], row: Sequence[str]) -> str:
    names = [*header, *[""] * (len(row) - len(header))]
    return " | ".join(
        f"{name}: {cell}" if name else cell for name, cell in zip(names, row, strict=False) if cell
    )

"""`inventarislijst`: what was found and how it was judged, for everybody to read."""

from collections.abc import Sequence

from app.woo.export.rows import Row
from app.woo.export.sheets import Cell, ods, xlsx

COLUMNS = (
    "Nr.", "Document", "Datum", "Soort", "Beoordeling", "Opgeschort", "Gronden", "Toelichting",
    "Familie", "Gesprek", "Gerelateerd nr.", "Publieke link", "Pagina's", "Bestandsnaam",
)  # fmt: skip
_TITLE = "Inventarislijst"


def inventory(rows: Sequence[Row]) -> dict[str, bytes]:
    """The two files by name."""
    cells = [_cells(row) for row in rows]
    return {
        "inventarislijst.xlsx": xlsx(_TITLE, COLUMNS, cells),
        "inventarislijst.ods": ods(_TITLE, COLUMNS, cells),
    }


def _cells(row: Row) -> tuple[Cell, ...]:
    return (
        row.id, row.name, row.date.isoformat(), row.kind, row.judgement,
        "Ja" if row.suspended else None,
        "; ".join(row.grounds) or None, row.note or None, row.family, row.thread,
        row.related or None, row.link or None, row.pages,
        f"{row.id}.pdf" if row.published else None,
    )  # fmt: skip

"""`productierapport.xlsx`, as the Woo publication platform of VWS reads it."""

import re
from collections.abc import Iterator, Sequence

from app.errors import WorkFailed
from app.woo.export.rows import Row
from app.woo.export.sheets import Cell, xlsx

COLUMNS = (
    "ID", "Matter", "Family ID", "Email Thread ID", "Document", "File type", "Datum",
    "Beoordeling", "Opgeschort", "Beoordelingsgrond", "Toelichting", "Publieke link",
    "Gerelateerd ID", "Zaaknummer",
)  # fmt: skip
FILE_TYPES = frozenset(
    {"pdf", "doc", "image", "presentation", "spreadsheet", "email", "html", "note", "database",
     "xml", "video", "audio", "vcard", "chat", "unknown"}
)  # fmt: skip
_LONGEST_NAME, _LONGEST_NOTE = 500, 1_000
_ID = re.compile(r"[A-Za-z0-9.-]{1,170}")
_MATTER = re.compile(r"[A-Za-z0-9._~-]{2,}")
_URL = re.compile(r"https?://[^\s|]+\.[^\s|]+")
# The platform knows articles 5.2 and 5.4 as a whole, and no others than these.
_KNOWN = re.compile(r"5\.1\.1[a-e]|5\.1\.2[a-i]|5\.1\.5|5\.2|5\.4|dubbel")
_ARTICLES = {"5.2.1": "5.2", "5.2.2": "5.2"}


def production_report(rows: Sequence[Row]) -> bytes:
    """The sheet. Raises: WorkFailed when the platform would not read a row as it is meant."""
    cells = [_cells(row) for row in rows]
    if wrong := list(_problems(rows, cells)):
        raise WorkFailed(f"Het productierapport klopt niet. {wrong[0]}")
    return xlsx("Productierapport", COLUMNS, cells)


def written(grounds: Sequence[str]) -> tuple[list[str], list[str]]:
    """The grounds as the platform writes them, and those that it has no word for."""
    forms = [_ARTICLES.get(code, re.sub(r"\.([a-z])$", r"\1", code)) for code in grounds]
    known = list(dict.fromkeys(form for form in forms if _KNOWN.fullmatch(form)))
    unknown = [
        code for code, form in zip(grounds, forms, strict=True) if not _KNOWN.fullmatch(form)
    ]
    return known, unknown


def _cells(row: Row) -> tuple[Cell, ...]:
    known, unknown = written(row.grounds)
    note = " ".join(filter(None, [row.note, f"Grond: {', '.join(unknown)}." if unknown else ""]))
    return (
        row.id, row.matter, row.family, row.thread, _cut(row.name, _LONGEST_NAME), row.file_type,
        row.date.isoformat(), row.judgement, "Ja" if row.suspended else None,
        "; ".join([*known, *([row.label] if row.label else ())]) or None,
        note[:_LONGEST_NOTE] or None, row.link or None, row.related or None,
        row.case_number or None,
    )  # fmt: skip


def _cut(name: str, size: int) -> str:
    return name.encode()[:size].decode(errors="ignore")


def _problems(rows: Sequence[Row], cells: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    ids = [row.id for row in rows]
    if len(set(ids)) < len(ids):
        yield "Een ID komt twee keer voor."
    for row, line in zip(rows, cells, strict=True):
        where = f"Document {row.id}:"
        if not _ID.fullmatch(row.id) or not _MATTER.fullmatch(row.matter):
            yield f"{where} ID of Matter heeft tekens die niet mogen."
        if row.file_type not in FILE_TYPES or not str(line[4]).strip():
            yield f"{where} naam of soort ontbreekt."
        if row.link and not all(_URL.fullmatch(link) for link in row.link.split("|")):
            yield f"{where} de publieke link is geen adres."
        if row.related and row.related not in ids:
            yield f"{where} verwijst naar {row.related}, dat niet in de lijst staat."

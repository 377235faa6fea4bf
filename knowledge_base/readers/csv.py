"""CSV files, with whatever separator and encoding they were saved."""

import csv
from collections.abc import Iterator
from io import StringIO

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers import tables
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder
from knowledge_base.readers.text import decode

_SAMPLE = 20_000
_SEPARATORS = ";,\t|"


def _dialect(text: str) -> type[csv.Dialect]:
    try:
        return csv.Sniffer().sniff(text[:_SAMPLE], _SEPARATORS)
    except csv.Error:
        return csv.excel


def _rows(text: str, limits: Limits) -> Iterator[list[str]]:
    budget = tables.CellBudget(limits)
    for row in csv.reader(StringIO(text, newline=""), _dialect(text)):
        budget.spend(len(row))
        yield [tables.shown(cell) for cell in row]


def extract_csv(data: bytes, limits: Limits) -> Extracted:
    sections = SectionBuilder(limits)
    try:
        for block in tables.blocks(_rows(decode(data), limits)):
            sections.block(block)
    except csv.Error as error:
        raise Unreadable(
            "Deze tabel (csv) is niet goed opgebouwd: er staat ergens een aanhalingsteken dat "
            "niet wordt gesloten, of een veel te lange cel. Sla de tabel opnieuw op."
        ) from error
    return Extracted("", sections.finish())


reader = FormatReader("csv", frozenset({".csv", ".tsv"}), extract_csv)

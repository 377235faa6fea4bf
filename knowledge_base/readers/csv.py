"""CSV files, with whatever separator and encoding they were saved."""

import csv
from collections import Counter
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


def _separator(text: str) -> str:
    """Give the separator that cuts most of the first rows into the same number of cells."""
    sample = text[:_SAMPLE].rpartition("\n")[0] or text[:_SAMPLE]

    def agreement(separator: str) -> tuple[int, int]:
        rows = csv.reader(StringIO(sample, newline=""), delimiter=separator)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, times = widths.most_common(1)[0] if widths else (0, 0)
        return times, width

    return max(_SEPARATORS, key=agreement)


def _rows(text: str, limits: Limits) -> Iterator[list[str]]:
    budget = tables.CellBudget(limits)
    for row in csv.reader(StringIO(text, newline=""), delimiter=_separator(text)):
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

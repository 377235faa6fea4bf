"""OpenDocument sheets: hidden ones marked, each value beside the name of its column."""

from collections.abc import Iterator

from lxml import etree

from knowledge_base.readers import tables
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.odf import STYLE, TABLE, all_text, number_of
from knowledge_base.readers.sections import SectionBuilder

_COLUMNS = 16_384


def add_sheets(
    body: etree._Element, root: etree._Element, sections: SectionBuilder, limits: Limits
) -> None:
    """Raises: Unreadable when the sheets have more cells than `limits` allow."""
    budget = tables.CellBudget(limits)
    hidden = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        if any(properties.get(f"{TABLE}display") == "false" for properties in style)
    }
    for table in body.iter(f"{TABLE}table"):
        mark = " (verborgen blad)" if table.get(f"{TABLE}style-name") in hidden else ""
        sections.heading(1, f"{table.get(f'{TABLE}name', '')}{mark}", keep_bare=False)
        for block in tables.blocks(_rows(table, budget)):
            sections.block(block)


def _rows(table: etree._Element, budget: tables.CellBudget) -> Iterator[list[str]]:
    for row in table.iter(f"{TABLE}table-row"):
        cells = list(_cells(row, budget))
        if any(cells):
            times = number_of(row, f"{TABLE}number-rows-repeated", 1)
            budget.spend(times * len(cells))
            yield from (cells for _ in range(times))


def _cells(row: etree._Element, budget: tables.CellBudget) -> Iterator[str]:
    """Yield the cells; a sheet ends in one empty cell that is repeated to the last column."""
    empty = 0
    for cell in row:
        text = all_text(cell)
        times = min(number_of(cell, f"{TABLE}number-columns-repeated", 1), _COLUMNS)
        if not text:
            empty += times
            continue
        budget.spend(times, empty)
        yield from [""] * empty
        yield from [text] * times
        empty = 0

"""A comparison as a table on a terminal, 80 characters wide where that can be."""

from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.table import Table

from app.benchmark.report.figures import chance, change, number

if TYPE_CHECKING:
    from app.benchmark.comparing import Comparison, Row

_SAID = {
    "better": "[green]beter[/green]",
    "worse": "[red]slechter[/red]",
    "no difference shown": "niet aangetoond",
}


def comparison_table(found: "Comparison") -> Table:
    """The margin is of the difference; below it stands how many cases would tell more."""
    table = Table(box=SIMPLE, title=f"A: {found.a}, B: {found.b}", padding=(0, 1, 0, 0))
    table.add_column("Meting")
    for name in ("A", "B", "Verschil (95 %)", "p"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Uitkomst", no_wrap=True)
    for row in found.rows:
        table.add_row(row.measure.title, *_cells(row))
    needed = [
        f"{row.measure.title}: {row.found.needed}"
        for row in found.rows
        if row.found and row.found.needed and row.verdict == "no difference shown"
    ]
    if needed:
        table.caption = f"Zoveel gevallen zijn nodig om een verschil te zien. {', '.join(needed)}."
    return table


def _cells(row: "Row") -> list[str]:
    if (found := row.found) is None:
        return ["", "", "", "", "niet te beoordelen"]
    margin = f"{change(found.low)} tot {change(found.high)}" if found.low != found.high else "0"
    means = [number(found.mean_a), number(found.mean_b)]
    return [*means, margin, chance(row.p), _SAID[row.verdict]]

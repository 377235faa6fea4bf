"""A comparison as a table on a terminal."""

from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from app.benchmark.comparing import Comparison

_SAID = {
    "better": "[green]beter[/green]",
    "worse": "[red]slechter[/red]",
    "no difference shown": "geen verschil aangetoond",
}


def comparison_table(found: "Comparison") -> Table:
    table = Table(
        "Meting", "Gevallen", "A", "B", "Verschil", "95 %", "p", "Uitkomst",
        title=f"{found.b} tegenover {found.a}",
    )  # fmt: skip
    for row in found.rows:
        if (one := row.found) is None:
            table.add_row(row.measure.title, "0", "", "", "", "", "", "niet te beoordelen")
            continue
        numbers = [f"{one.mean_a:.3f}", f"{one.mean_b:.3f}", f"{one.mean:+.3f}"]
        margin = f"{one.low:+.3f} tot {one.high:+.3f}"
        more = f" (zo'n {one.needed} gevallen nodig)" if _unsure(row.verdict, one.needed) else ""
        table.add_row(
            row.measure.title, str(one.cases), *numbers, margin, f"{row.p:.3f}",
            _SAID[row.verdict] + more,
        )  # fmt: skip
    return table


def _unsure(verdict: str, needed: int | None) -> bool:
    return verdict == "no difference shown" and needed is not None

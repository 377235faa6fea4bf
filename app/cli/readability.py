"""`notabene readability`: how well a text keeps to plain language; no model is loaded."""

import sys
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from app.cli.lines import AsJson, AsLines, Lines, TextLine, finish, run, show, wrong_usage
from app.use_cases.readability import MeasureReadability
from dutch.readability import Readability

MEASURES = {
    "Woorden": "words",
    "Zinnen": "sentences",
    "Woorden per zin": "words_per_sentence",
    "Langste zin": "longest_sentence",
    "Flesch-Douma (hoger is makkelijker)": "flesch_douma",
    "Leesindex A (hoger is makkelijker)": "leesindex_a",
}


def readability(
    text: Annotated[
        str | None, typer.Argument(help="De tekst; zonder tekst leest dit van stdin.")
    ] = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Meet hoe duidelijk een tekst is; --jsonl leest {"id", "text"}."""
    if text is not None and as_lines:
        wrong_usage("Geef een tekst, of gebruik --jsonl en geef de teksten op stdin.")
    measure = MeasureReadability()

    async def answer(line: TextLine) -> dict[str, Any]:
        return asdict(measure(line.text))

    if as_lines:
        finish(lambda: run(Lines(TextLine, answer).run(sys.stdin.buffer)))
        return
    measured = finish(lambda: measure(sys.stdin.read() if text is None else text))
    if as_json:
        show({"id": None, **asdict(measured)})
    else:
        _print(Console(highlight=False), measured)


def _print(console: Console, measured: Readability) -> None:
    met = sum(rule.passed for rule in measured.rules)
    console.print(f"B1-richtlijn: {met} van {len(measured.rules)} regels gehaald", style="bold")
    table = Table("Maat", "Waarde", "Streefwaarde", "Gehaald")
    for label, name in MEASURES.items():
        table.add_row(label, str(getattr(measured, name)), "", "")
    table.add_section()
    for rule in measured.rules:
        limit = "≥" if rule.at_least else "≤"
        shown = "[green]ja[/green]" if rule.passed else "[red]nee[/red]"
        table.add_row(rule.rule, f"{rule.value:g}", f"{limit} {rule.target:g}", shown)
    console.print(table)
    for hit in measured.officialese:
        console.print(f"{hit.word} → {hit.plain}", markup=False)

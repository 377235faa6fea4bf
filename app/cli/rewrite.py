"""`notabene rewrite`: a text in plain Dutch, with what became of its facts."""

import sys
from dataclasses import asdict
from functools import partial
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from app.cli.following import followed
from app.cli.lines import AsJson, AsLines, Lines, TextLine, finish, run, show, wrong_usage
from app.values.people import LOCAL
from app.values.rewriting import Rewriting, RewritingDone
from app.values.streams import last
from app.wiring import Services


def rewrite(
    text: Annotated[
        str | None, typer.Argument(help="De tekst; zonder tekst leest dit van stdin.")
    ] = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Schrijf een tekst in duidelijke taal; --jsonl leest {"id", "text"}."""
    if text is not None and as_lines:
        wrong_usage("Geef een tekst, of gebruik --jsonl en geef de teksten op stdin.")
    finish(partial(run, _rewrite(text, as_json=as_json, as_lines=as_lines)))


async def _rewrite(text: str | None, *, as_json: bool, as_lines: bool) -> None:
    services = Services()

    async def answer(line: TextLine) -> dict[str, Any]:
        made = await last(services.rewrite.stream(line.text, person=LOCAL.id), RewritingDone)
        return asdict(made.rewriting)

    async with services:
        if as_lines:
            await Lines(TextLine, answer).run(sys.stdin.buffer)
            return
        given = sys.stdin.read() if text is None else text
        events = services.rewrite.stream(given, person=LOCAL.id)
        result = (await followed(events, RewritingDone)).rewriting
        if as_json:
            show({"id": None, **asdict(result)})
        else:
            _print(Console(highlight=False), result)


def _print(console: Console, result: Rewriting) -> None:
    console.print(result.text, markup=False, soft_wrap=True)
    before, after = result.readability.before, result.readability.after
    table = Table("Maat", "Voor", "Na", title="B1-richtlijn")
    table.add_row("Regels gehaald", f"{before.rules_met:.0%}", f"{after.rules_met:.0%}")
    table.add_row("Woorden per zin", str(before.words_per_sentence), str(after.words_per_sentence))
    table.add_row("Flesch-Douma", str(before.flesch_douma), str(after.flesch_douma))
    console.print(table)
    for word, found in (("Weg", result.facts.lost), ("Nieuw", result.facts.added)):
        if found:
            console.print(f"! {word}: {', '.join(found)}", style="yellow", markup=False)
    for spot in after.spots:
        hard = " ".join(result.text[spot.start : spot.end].split())
        console.print(f"! Nog moeilijk: {hard} → {spot.advice}", style="yellow", markup=False)
    if result.note:
        console.print(f"! {result.note}", style="yellow", markup=False)
    made = f"Gemaakt met AI ({result.model}). Controleer voordat u het gebruikt."
    console.print(made, style="dim", markup=False)

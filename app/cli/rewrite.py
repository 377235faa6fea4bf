"""`notabene rewrite`: a text in plain Dutch, with what became of its facts."""

import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict
from functools import partial
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.status import Status
from rich.table import Table

from app.cli.lines import AsJson, AsLines, Lines, TextLine, finish, run, show, wrong_usage
from app.errors import ModelAway
from app.values.language import Waiting
from app.values.rewriting import Rewriting, RewritingDone, RewritingEvent
from app.values.tasks import Progress
from app.wiring import Services

_LOCAL = "local"


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
    console = Console(stderr=True)

    async def answer(line: TextLine) -> dict[str, Any]:
        return asdict(await _last(services.rewrite.stream(line.text, person=_LOCAL), None))

    try:
        if as_lines:
            await Lines(TextLine, answer).run(sys.stdin.buffer)
            return
        given = sys.stdin.read() if text is None else text
        with console.status("Even wachten") as status:
            result = await _last(services.rewrite.stream(given, person=_LOCAL), status)
        if as_json:
            show({"id": None, **asdict(result)})
        else:
            _print(Console(highlight=False), result)
    finally:
        await services.close()


async def _last(events: AsyncGenerator[RewritingEvent, None], status: Status | None) -> Rewriting:
    async with aclosing(events):
        async for event in events:
            match event:
                case RewritingDone():
                    return event.rewriting
                case Progress() if status:
                    status.update(event.text)
                case Waiting() if status:
                    status.update(f"Plaats {event.place} in de rij")
                case _:
                    pass
    raise ModelAway("Het taalmodel stopte zonder herschrijving.")


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

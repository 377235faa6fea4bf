"""`notabene summarize`: a summary of a text of any length."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from app.cli.documents import Out, check_form, save
from app.cli.following import followed
from app.cli.lines import AsJson, AsLines, Line, Lines, finish, run, show, wrong_usage
from app.errors import InvalidInput
from app.values.people import LOCAL
from app.values.summaries import Difference, Fact, Summary, SummaryDone
from app.values.texts import GivenText
from app.wiring import Services

_KINDS = {
    "decision": "besluit",
    "amount": "bedrag",
    "deadline": "termijn",
    "organisation": "organisatie",
}


class TextLine(Line):
    """One text or file, or several to compare."""

    text: str | None = None
    path: Path | None = None
    texts: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()


def summarize(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Bestanden; meer dan één worden vergeleken.")
    ] = None,
    out: Out = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Vat teksten samen; elke zin met pagina en onderbouwing."""
    if bool(paths) == as_lines:
        wrong_usage("Geef een bestand, of gebruik --jsonl en geef de teksten op stdin.")
    check_form(out, as_lines=as_lines)
    finish(partial(run, _summarize(tuple(paths or ()), out, as_json=as_json)))


async def _summarize(paths: Sequence[Path], out: Path | None, *, as_json: bool) -> None:
    services = Services()

    async def answer(line: TextLine) -> dict[str, Any]:
        return _as_json(await _whole(services, await _given(services, line)))

    async with services:
        if not paths:
            await Lines(TextLine, answer).run(sys.stdin.buffer)
            return
        summary = await _whole(services, await _given(services, TextLine(paths=paths)))
        if out:
            names = ", ".join(path.name for path in paths)
            save(services, services.summarize.document(summary, names, services.clock()), out)
        if as_json:
            show({"id": None, **_as_json(summary)})
        elif not out:
            _print(summary)


async def _given(services: Services, line: TextLine) -> list[GivenText]:
    texts = [text for text in (line.text, *line.texts) if text is not None]
    paths = [path for path in (line.path, *line.paths) if path is not None]
    if not texts and not paths:
        raise InvalidInput("Geef text of path, of texts of paths voor meer dan één tekst.")
    found = [services.files.typed(text) for text in texts]
    for path in paths:
        found += await services.files.read(path)
    return found


async def _whole(services: Services, given: Sequence[GivenText]) -> Summary:
    """The summary; how far it is goes to the terminal meanwhile."""
    events = services.summarize.stream(given, person=LOCAL.id)
    return (await followed(events, SummaryDone)).summary


def _as_json(summary: Summary) -> dict[str, Any]:
    fields = asdict(summary)
    return {"summary": fields.pop("text"), **fields}


def _print(summary: Summary) -> None:
    console = Console(highlight=False, markup=False)
    several = summary.extent.documents > 1
    for sentence in summary.sentences:
        place = [sentence.document] if several else []
        place += [f"pagina {sentence.page}"] if sentence.page else []
        console.print(sentence.text, end="")
        console.print(f"  ({', '.join(place)})" if place else "", style="dim")
    _print_facts(console, summary.facts)
    for difference in summary.differences:
        _print_difference(console, difference)
    console.print(_told(summary), style="dim")


def _print_facts(console: Console, facts: Sequence[Fact]) -> None:
    if facts:
        table = Table("soort", "wat", "pagina", box=None, header_style="bold")
        for fact in facts:
            table.add_row(_KINDS[fact.kind], fact.value, str(fact.page or ""))
        console.print(table)


def _print_difference(console: Console, difference: Difference) -> None:
    console.print(
        f"\nAlleen {difference.document}: " if difference.other is None else "\n", end=""
    )
    console.print(difference.text)
    if difference.other:
        console.print(f"Anders in {difference.other.document}: {difference.other.text}")


def _told(summary: Summary) -> str:
    extent = summary.extent
    return (
        f"\n{extent.read} van {extent.sentences} zinnen gelezen; {extent.left_out} zinnen van het "
        f"model weggelaten, {extent.replaced} vervangen door de tekst zelf. "
        f"{summary.model}, {summary.timings.total_ms / 1000:.0f} s"
    )

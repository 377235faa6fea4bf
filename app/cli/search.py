"""`notabene search`: passages for a query."""

import sys
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from app.cli.lines import AsJson, AsLines, Line, Lines, finish, run, show, wrong_usage
from app.values.people import LOCAL
from app.wiring import Services

if TYPE_CHECKING:  # it brings the contract of the knowledge base along, and that numpy
    from app.use_cases.search import SearchResult


class Query(Line):
    query: str


def search(
    query: Annotated[str | None, typer.Argument(help="Waarnaar u zoekt.")] = None,
    limit: Annotated[int, typer.Option("-k", min=1, max=100, help="Aantal passages.")] = 10,
    collection: Annotated[
        str | None, typer.Option(help="Alleen deze collectie; anders alle.")
    ] = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Zoek passages in de documenten."""
    if (query is None) != as_lines:
        wrong_usage("Geef een zoekvraag, of gebruik --jsonl en geef de zoekvragen op stdin.")
    finish(partial(run, _search(query, limit, collection, as_json=as_json)))


async def _search(query: str | None, limit: int, collection: str | None, *, as_json: bool) -> None:
    services = Services()

    async def find(text: str) -> "SearchResult":
        within = await services.collections.within(LOCAL, collection)
        return await services.search.run(text, limit, within, LOCAL.id)

    async def answer(line: Query) -> dict[str, Any]:
        return asdict(await find(line.query))

    async with services:
        if query is None:
            await Lines(Query, answer).run(sys.stdin.buffer)
        elif as_json:
            show({"id": None, **asdict(await find(query))})
        else:
            _print(await find(query))


def _print(result: "SearchResult") -> None:
    console = Console(highlight=False)
    for hit in result.hits:
        page = f", pagina {hit.page}" if hit.page else ""
        console.print(f"[bold]{hit.score:.2f}[/bold]  ", end="")
        console.print(f"{hit.title} ({hit.path}{page})", style="cyan", markup=False)
        if hit.heading:
            console.print(f"      {hit.heading}", style="dim", markup=False)
        console.print(f"      {hit.text.strip()}\n", markup=False)
    console.print(f"{len(result.hits)} passages in {result.milliseconds:.0f} ms", style="dim")

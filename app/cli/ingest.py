"""`notabene ingest`: documents into a collection."""

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.access import DEFAULT_COLLECTION
from app.cli.lines import AsJson, Exit, complain, finish, run, show
from app.values.people import LOCAL
from app.wiring import Services

if TYPE_CHECKING:  # the contract of the knowledge base brings numpy along
    from knowledge_base.contract import IngestReport
    from knowledge_base.contract import Progress as Step


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Bestanden, mappen en archieven.")],
    collection: Annotated[str, typer.Option(help="In welke collectie.")] = DEFAULT_COLLECTION,
    *,
    as_json: AsJson = False,
) -> None:
    """Neem documenten op; alleen wat veranderd is, kost tijd."""
    report = finish(partial(run, _ingest(paths, collection)))
    if as_json:
        show(asdict(report))
    else:
        _print(report)
    nothing_works = report.failed and not (report.added + report.updated + report.unchanged)
    if nothing_works:
        complain("Geen enkel bestand is opgenomen.")
        raise typer.Exit(Exit.FAILED)


async def _ingest(paths: list[Path], collection: str) -> "IngestReport":
    async with Services() as services:
        with _progress_bar() as bar:
            task = bar.add_task("", total=None, rate="")

            def watch(step: "Step") -> None:
                bar.update(
                    task,
                    completed=step.done,
                    total=step.total,
                    description=step.path[-60:],
                    rate=_rate(step),
                )

            return await services.ingest.run(LOCAL, paths, collection, watch)


def _progress_bar() -> Progress:
    """Nothing where stderr is no terminal."""
    console = Console(stderr=True)
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.description}", markup=False),
    )
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _rate(step: "Step") -> str:
    rate = f"{step.chunks_per_second:.0f} stukken/s"
    if step.left is None:
        return rate
    minutes, seconds = divmod(round(step.left), 60)
    return f"{rate}, nog {minutes}:{seconds:02}"


def _print(report: "IngestReport") -> None:
    console = Console(highlight=False)
    console.print(
        f"Collectie {report.collection}: {report.added} nieuw, {report.updated} veranderd, "
        f"{report.unchanged} gelijk, {report.removed} weg; {report.chunks} stukken "
        f"in {report.seconds:.1f} s",
        markup=False,
    )
    for failure in report.failed:
        console.print(
            f"  niet gelukt: {failure.path}: {failure.reason}", style="red", markup=False
        )

"""`notabene woo import|remove`: a dossier on this computer, and long work followed to its end."""

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.cli.lines import AsJson, finish, run, show, wrong_usage
from app.errors import InvalidInput
from app.ports.jobs import Job, Watcher
from app.settings import read_settings
from app.settings_groups import JobsSettings
from app.values.people import Person
from app.wiring import Services
from app.woo.dossiers import Dossiers
from app.woo.results import ImportFields
from app.woo.terms import parse_date

LOCAL = Person("local", "manage")
# The service has its own name, so that neither takes over what the other is doing.
_WORKER = JobsSettings(worker="command")
Named = Annotated[str, typer.Option("--dossier", help="De naam van het dossier.")]


def take_in(
    path: Annotated[Path, typer.Argument(help="Een map, een archief of een bestand.")],
    dossier: Named,
    received: Annotated[
        str | None, typer.Option(help="Wanneer het verzoek binnenkwam, zoals 2026-06-15.")
    ] = None,
    title: Annotated[str, typer.Option(help="Waar het verzoek over gaat.")] = "",
    organisation: Annotated[str, typer.Option(help="Wie het verzoek behandelt.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Lees een map of archief in een dossier; opnieuw starten gaat verder waar het was."""
    try:
        day = parse_date(received) if received else None
    except InvalidInput as error:
        wrong_usage(str(error))

    async def work() -> ImportFields:
        async with dossiers() as uses:
            about = {"title": title, "organisation": organisation}
            await uses.open(LOCAL, dossier, received=day, **about)
            job = await uses.take_in(LOCAL, dossier, str(path.absolute()))
            with progress("Inlezen") as watch:
                await uses.follow(LOCAL, job, watch)
            return ImportFields.of(await uses.overview(LOCAL, dossier))

    fields = finish(partial(run, work()))
    if as_json:
        show(fields)
    else:
        _print(fields)


def remove(
    dossier: Named, *, yes: Annotated[bool, typer.Option(help="Vraag niets.")] = False
) -> None:
    """Gooi een dossier weg: bestanden, tekst, voorstellen en besluiten."""
    if not yes and not typer.confirm(f"Dossier {dossier} voorgoed weggooien?"):
        raise typer.Abort

    async def work() -> None:
        async with dossiers() as uses:
            await uses.remove(LOCAL, dossier)

    finish(partial(run, work()))


@asynccontextmanager
async def dossiers() -> AsyncGenerator[Dossiers, None]:
    """The use case, with jobs that are this command's own."""
    services = Services(read_settings(jobs=_WORKER))
    try:
        yield services.dossiers
    finally:
        await services.close()


@contextmanager
def progress(what: str) -> Generator[Watcher, None, None]:
    """A bar on stderr, where that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=None)

        def watch(job: Job) -> None:
            bar.update(task, completed=job.done, total=job.total or None)

        yield watch


def _print(fields: ImportFields) -> None:
    console = Console(highlight=False)
    console.print(
        f"Dossier {fields.dossier}: {len(fields.documents)} documenten, "
        f"{len(fields.families)} families, {len(fields.threads)} gesprekken, "
        f"{len(fields.duplicates)} groepen dubbelen, {len(fields.failed)} niet gelezen",
        markup=False,
    )
    for failure in fields.failed:
        console.print(
            f"  niet gelezen: {failure.file}: {failure.reason}", style="red", markup=False
        )

"""`notabene woo import|propose|decide|remove`: a dossier on this computer."""

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.cli.lines import AsJson, finish, run, show, wrong_usage
from app.cli.woo_options import (
    CaseNumber,
    Organisation,
    Received,
    Since,
    Title,
    Until,
    told,
)
from app.cli.woo_printing import print_decisions, print_import, print_proposals
from app.ports.jobs import Job, Watcher
from app.settings import read_settings
from app.settings_groups import JobsSettings
from app.values.people import LOCAL
from app.wiring import Services
from app.woo.decisions.lines import DecideFields, decide_all
from app.woo.results import ImportFields, ProposeFields

# The service has its own name, so that neither takes over what the other is doing.
_WORKER = JobsSettings(worker="command")
Named = Annotated[str, typer.Option("--dossier", help="De naam van het dossier.")]


def take_in(
    path: Annotated[Path, typer.Argument(help="Een map, een archief of een bestand.")],
    dossier: Named,
    *,
    received: Received = None,
    since: Since = None,
    until: Until = None,
    title: Title = None,
    organisation: Organisation = None,
    case_number: CaseNumber = None,
    as_json: AsJson = False,
) -> None:
    """Lees een map of archief in een dossier; opnieuw starten gaat verder waar het was."""
    given = told(
        title=title, organisation=organisation, case_number=case_number, received=received,
        since=since, until=until,
    )  # fmt: skip

    async def work() -> ImportFields:
        async with services() as uses:
            dossiers = uses.dossiers
            await dossiers.open(LOCAL, dossier)
            if given:
                await dossiers.change(LOCAL, dossier, **given)
            job = await dossiers.take_in(LOCAL, dossier, str(path.absolute()))
            with progress("Inlezen") as watch:
                await dossiers.follow(LOCAL, job, watch)
            return ImportFields.of(await dossiers.overview(LOCAL, dossier))

    fields = finish(partial(run, work()))
    if as_json:
        show(fields)
    else:
        print_import(fields)


def propose(dossier: Named, *, as_json: AsJson = False) -> None:
    """Stel per passage voor wat niet openbaar kan worden, met grond en reden.

    Vooraan staat het nummer van het voorstel; dat noemt u in een besluit (zie decide).
    """

    async def work() -> ProposeFields:
        async with services() as uses:
            job = await uses.dossiers.propose(LOCAL, dossier)
            with progress("Voorstellen") as watch:
                await uses.dossiers.follow(LOCAL, job, watch)
            return ProposeFields.of(await uses.dossiers.proposed(LOCAL, dossier))

    fields = finish(partial(run, work()))
    if as_json:
        show(fields)
    else:
        print_proposals(fields)


def decide(
    dossier: Named,
    file: Annotated[Path, typer.Option(help="Besluiten, een JSON-object per regel.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Leg besluiten vast; elk besluit komt in het log met wie en wanneer.

    Elke regel van het bestand is een besluit. Nummers van voorstellen geeft propose.

    {"proposal": "NUMMER", "decision": "accept"} lakt de passage en alle gelijke in het dossier.

    {"proposal": "NUMMER", "decision": "reject"} laat ze staan.

    {"document": "0001", "judgement": "Deels openbaar"} beoordeelt een document.

    {"undo": 3} neemt besluit 3 terug; log geeft de nummers.

    Een beoordeling is Openbaar, Deels openbaar, Niet openbaar of Reeds openbaar.

    Een eigen grond zet u in "ground", een vindplaats of toelichting in "note".
    """
    try:
        lines = file.read_bytes().splitlines()
    except OSError:
        wrong_usage(f"Het bestand {file} is niet te lezen.")

    async def work() -> DecideFields:
        async with services() as uses:
            return await decide_all(uses.deciding, LOCAL, dossier, lines)

    fields = finish(partial(run, work()))
    if as_json:
        show(fields)
    else:
        print_decisions(fields)


def remove(
    dossier: Named, *, yes: Annotated[bool, typer.Option(help="Vraag niets.")] = False
) -> None:
    """Gooi een dossier weg: bestanden, tekst, voorstellen en besluiten."""
    if not yes and not typer.confirm(f"Dossier {dossier} voorgoed weggooien?"):
        raise typer.Abort

    async def work() -> None:
        async with services() as uses:
            await uses.dossiers.remove(LOCAL, dossier)

    finish(partial(run, work()))


@asynccontextmanager
async def services() -> AsyncGenerator[Services, None]:
    """The use cases, with jobs that are this command's own."""
    made = Services(read_settings(jobs=_WORKER))
    try:
        yield made
    finally:
        await made.close()


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

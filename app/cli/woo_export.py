"""`notabene woo export`: the files of a decision in a folder."""

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.cli.lines import AsJson, complain, finish, run, show
from app.cli.woo_dossier import Named, progress, services
from app.errors import WorkFailed
from app.values.people import LOCAL
from app.woo.export.record import ExportRecord
from app.woo.export.warnings import STAYS, not_decided


def export(
    dossier: Named,
    out: Annotated[Path, typer.Option("--out", help="De map waar de bestanden komen.")],
    *,
    only_decided: Annotated[
        bool,
        typer.Option(
            "--only-decided",
            help="Weiger zolang over een voorstel niet is besloten. Zonder deze optie blijven "
            "zulke passages leesbaar; u krijgt dan een waarschuwing.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Vraag niets.")] = False,
    as_json: AsJson = False,
) -> None:
    """Maak de gelakte documenten, de lijsten en het conceptbesluit.

    Elk document moet een beoordeling hebben. Na de export liggen de besluiten vast.
    """

    async def work() -> ExportRecord:
        async with services() as uses:
            if not only_decided:
                _warn(await uses.exporting.left(LOCAL, dossier), ask=not yes)
            job = await uses.exporting.start(LOCAL, dossier, only_decided=only_decided)
            with progress("Exporteren") as watch:
                await uses.dossiers.follow(LOCAL, job, watch)
            record = await uses.exporting.record(LOCAL, dossier)
            async for name, data in uses.exporting.package(LOCAL, dossier):
                _write(out / name, data)
            return record

    record = finish(partial(run, work()))
    if as_json:
        show(record)
    else:
        _print(record, out)


def _warn(left: Mapping[str, int], *, ask: bool) -> None:
    """On stderr, where a script sees it too; a person at a terminal has to agree."""
    if left:
        complain(f"LET OP: {not_decided(left)} {STAYS}")
        if ask and sys.stdin.isatty() and not typer.confirm("Toch exporteren?", err=True):
            raise typer.Abort


def _write(place: Path, data: bytes) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    except OSError as error:
        raise WorkFailed(f"In de map {place.parent} kan niet worden geschreven.") from error


def _print(record: ExportRecord, out: Path) -> None:
    console = Console(highlight=False, soft_wrap=True)
    made = [each for each in record.documents if each.file]
    boxes = sum(each.boxes for each in made)
    console.print(
        f"Dossier {record.dossier}: {len(made)} van {len(record.documents)} documenten in {out}, "
        f"{boxes} passages gelakt en nagelezen.",
        markup=False,
    )
    for warning in record.warnings:
        console.print(f"  let op: {warning}", style="yellow", markup=False)

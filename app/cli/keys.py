"""`notabene keys`: who may use the API."""

from datetime import date, datetime
from functools import partial
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from app.cli.lines import AsJson, finish, run, show, wrong_usage
from app.values.days import day_here, last_moment
from app.values.people import LOCAL, ApiKey, IssuedKey, Scope
from app.wiring import Services

app = typer.Typer(
    help="Sleutels voor de API maken, bekijken, veranderen en intrekken.", no_args_is_help=True
)


@app.command()
def create(
    label: Annotated[str, typer.Argument(help="Voor wie of wat de sleutel is.")],
    scope: Annotated[
        Scope, typer.Option(help="use: vragen en zoeken; manage: ook documenten toevoegen.")
    ] = "use",
    collection: Annotated[
        list[str] | None, typer.Option(help="Alleen deze collecties; anders alle.")
    ] = None,
    ends: Annotated[str | None, typer.Option(help="Laatste dag, zoals 2027-12-31.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Maak een sleutel; u ziet hem alleen nu."""
    issued = finish(partial(run, _create(label, scope, collection, _end_of(ends))))
    if as_json:
        show({**_as_json(issued.key), "key": issued.secret})
        return
    console = Console(highlight=False)
    console.print("Bewaar deze sleutel goed, hij is niet nog eens te zien:")
    console.print(issued.secret, markup=False, soft_wrap=True)


@app.command(name="list")
def every(*, as_json: AsJson = False) -> None:
    """Laat alle sleutels zien, zonder het geheim."""
    keys = finish(partial(run, _every()))
    if as_json:
        show({"keys": [_as_json(key) for key in keys]})
        return
    table = Table("id", "naam", "mag", "collecties", "gemaakt", "tot", "ingetrokken")
    for key in keys:
        seen = ", ".join(sorted(key.collections)) if key.collections is not None else "alle"
        days = [_day(moment) for moment in (key.made, key.ends, key.revoked)]
        table.add_row(key.id, key.label, key.scope, seen, *days)
    Console().print(table)


@app.command()
def change(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="Uit keys list.")],
    scope: Annotated[
        Scope, typer.Option(help="use: vragen en zoeken; manage: ook documenten toevoegen.")
    ],
) -> None:
    """Verander wat er met een sleutel mag; dat geldt meteen."""
    finish(partial(run, _change(key_id, scope)))


@app.command()
def revoke(key_id: Annotated[str, typer.Argument(metavar="ID", help="Uit keys list.")]) -> None:
    """Trek een sleutel in; hij werkt dan meteen niet meer."""
    finish(partial(run, _revoke(key_id)))


async def _create(
    label: str, scope: Scope, collections: list[str] | None, ends: datetime | None
) -> IssuedKey:
    seen = frozenset(collections) if collections else None
    async with Services() as services:
        return await services.keys.issue(label, scope, collections=seen, ends=ends)


async def _every() -> list[ApiKey]:
    async with Services() as services:
        return list(await services.keys.every())


async def _change(key_id: str, scope: Scope) -> None:
    async with Services() as services:
        await services.administration.keys.change_role(LOCAL, key_id, scope)


async def _revoke(key_id: str) -> None:
    async with Services() as services:
        await services.keys.revoke(key_id)


def _end_of(day: str | None) -> datetime | None:
    if day is None:
        return None
    try:
        return last_moment(date.fromisoformat(day))
    except ValueError:
        wrong_usage("--ends is een datum, zoals 2027-12-31.")


def _as_json(key: ApiKey) -> dict[str, Any]:
    seen = None if key.collections is None else sorted(key.collections)
    return {
        "id": key.id,
        "label": key.label,
        "scope": key.scope,
        "collections": seen,
        "made": key.made,
        "ends": key.ends,
        "revoked": key.revoked,
    }


def _day(moment: datetime | None) -> str:
    return day_here(moment).isoformat() if moment else ""

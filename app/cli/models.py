"""`notabene models`: which language models there are, fetching and checking them."""

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table

from app.cli.lines import AsJson, Exit, finish, show
from app.wiring import Services

if TYPE_CHECKING:
    from app.llm.models import ModelStore
    from app.llm.registry import Model

app = typer.Typer(help="Taalmodellen ophalen en controleren.", no_args_is_help=True)

Name = Annotated[str | None, typer.Argument(help="Naam van het model; anders het gewone.")]


@app.command(name="list")
def list_models(*, as_json: AsJson = False) -> None:
    """Laat zien welke modellen er zijn."""
    finish(partial(_list, as_json=as_json))


@app.command()
def pull(
    name: Name = None,
    source: Annotated[
        Path | None, typer.Option("--from", help="Eerst kijken in dit bestand of deze map.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Haal een model op, of maak het af als dat eerder stopte."""
    finish(partial(_pull, name, source, as_json=as_json))


@app.command()
def verify(name: Name = None, *, as_json: AsJson = False) -> None:
    """Controleer of het bestand heel is, met de controlesom."""
    finish(partial(_verify, name, as_json=as_json))


def _list(*, as_json: bool) -> None:
    store = Services().models
    models = store.registry.models
    if as_json:
        shown = {"name", "file", "bytes", "sha256", "licence", "context_length", "hardware", "use"}
        show({"models": [m.model_dump(include=shown) | _place(store, m) for m in models]})
        return
    table = Table(Column("Model", no_wrap=True), "Er", "Grootte", "Licentie", "Tokens", "Nodig")
    for model in models:
        present = "ja" if store.is_present(model) else "nee"
        size, tokens = f"{model.bytes / 10**6:.0f} MB", str(model.context_length)
        table.add_row(model.name, present, size, model.licence, tokens, model.hardware)
    Console().print(table)


def _place(store: "ModelStore", model: "Model") -> dict[str, object]:
    return {"path": str(store.path(model)), "present": store.is_present(model)}


def _pull(name: str | None, source: Path | None, *, as_json: bool) -> None:
    store = Services().models
    model = store.find(name)
    started = time.monotonic()
    with _progress() as bar:
        task = bar.add_task(model.name, total=model.bytes)
        path = store.pull(model, look_first=source, progress=partial(bar.advance, task))
    seconds = round(time.monotonic() - started, 1)
    if as_json:
        show({"name": model.name, "path": str(path), "bytes": model.bytes, "seconds": seconds})
    else:
        Console(highlight=False).print(f"{path} is heel.", soft_wrap=True)


def _verify(name: str | None, *, as_json: bool) -> None:
    store = Services().models
    model = store.find(name)
    path, state = store.path(model), store.verify(model)
    if as_json:
        show({"name": model.name, "path": str(path), "state": state})
    else:
        words = {"whole": "is heel", "broken": "is niet heel", "missing": "is er niet"}
        Console(highlight=False).print(f"{path} {words[state]}.", soft_wrap=True)
    if state != "whole":
        raise typer.Exit(Exit.FAILED)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    return Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True))

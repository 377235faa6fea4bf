"""`notabene benchmark`: which prompt, which model, is it better, and what does it cost."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.benchmark.planning import Chosen
from app.benchmark.report.signing import key_of
from app.benchmark.results import RunFiles
from app.benchmark.run_values import Wanted
from app.cli.benchmark_runs import agreed, measure, repeated
from app.cli.benchmark_table import comparison_table
from app.cli.lines import AsJson, Exit, complain, finish, run, show
from app.wiring import Services

_Library = Annotated[
    Path | None, typer.Option("--library", help="Map met prompts, in plaats van die van Notabene.")
]

app = typer.Typer(no_args_is_help=True, help="Prompts en modellen meten en vergelijken.")


@app.command(name="run")
def run_cases(
    out: Annotated[Path, typer.Option(help="Map voor de uitkomsten.")],
    prompts: Annotated[
        list[str] | None,
        typer.Option(help="Prompt met versie, zoals brief/schrijven@2 (herhaalbaar)."),
    ] = None,
    models: Annotated[
        list[str] | None,
        typer.Option(help="Uit models.toml, een GGUF, of NAAM@http://server/v1 (herhaalbaar)."),
    ] = None,
    cases: Annotated[
        Path | None, typer.Option(help="Gevallen: .yaml, .jsonl of .csv; anders die van de taak.")
    ] = None,
    collection: Annotated[str, typer.Option(help="Voor vragen: alleen deze collectie.")] = "",
    *,
    task: Annotated[
        str, typer.Option(help="Zonder prompts: een taak zoals die nu is, zoals privacy of nota.")
    ] = "",
    library: _Library = None,
    repeats: Annotated[int, typer.Option(min=1, max=100, help="Hoe vaak elk geval.")] = 1,
    seed: Annotated[int, typer.Option(min=0, help="Eerste seed; elke herhaling één hoger.")] = 0,
    temperature: Annotated[
        float | None, typer.Option(min=0, max=2, help="In plaats van die in de prompt.")
    ] = None,
    judge: Annotated[
        bool, typer.Option("--judge", help="Laat het gewone model elke tekst ook beoordelen.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Meet; wie dezelfde opdracht weer geeft, gaat verder waar het was."""

    def work() -> None:
        services = _services(library)
        wanted = Wanted(
            prompts=_each(prompts or []),
            task=task,
            models=_each(models or ["default"]),
            collection=collection,
            repeats=repeats,
            seed=seed,
            temperature=temperature,
            judged=judge,
        )
        run(measure(services, wanted, cases, out, as_json=as_json))

    finish(work)


@app.command()
def compare(
    a: Annotated[Path, typer.Argument(help="Map met een meting.")],
    b: Annotated[Path, typer.Argument(help="Map met de meting die beter moet zijn.")],
    variant_a: Annotated[str, typer.Option("--a", help="Variant in A, als er meer zijn.")] = "",
    variant_b: Annotated[str, typer.Option("--b", help="Variant in B, als er meer zijn.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Vergelijk B met A; eindigt met 1 als B aantoonbaar slechter is."""

    def work() -> None:
        found = Services().lab.compare(Chosen(a, variant_a), Chosen(b, variant_b))
        if as_json:
            show({**asdict(found), "regressions": [r.measure.name for r in found.regressions]})
        else:
            Console().print(comparison_table(found))
        if found.regressions:
            titles = ", ".join(row.measure.title for row in found.regressions)
            complain(f"{found.b} is slechter dan {found.a} op: {titles}.")
            raise typer.Exit(Exit.FAILED)

    finish(work)


@app.command()
def repeat(
    folder: Annotated[Path, typer.Argument(help="Map met een meting.")],
    out: Annotated[Path, typer.Option(help="Lege map voor de uitkomsten.")],
    library: _Library = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Doe een meting precies zo opnieuw, zonder bewaarde antwoorden, en zeg wat anders uitkomt."""
    finish(lambda: run(repeated(_services(library), folder, out, as_json=as_json)))


@app.command()
def report(folder: Annotated[Path, typer.Argument(help="Map met een meting.")]) -> None:
    """Maak het verslag opnieuw: report.html, .csv, .json en summary.json."""
    finish(lambda: Console().print(str(Services().lab.report(RunFiles(folder)))))


@app.command()
def verify(folder: Annotated[Path, typer.Argument(help="Map met een meting.")]) -> None:
    """Controleer de handtekening onder summary.json, en toon de sleutel die erbij hoort."""
    key = finish(partial(key_of, folder / "summary.json"))
    typer.echo(f"De samenvatting is niet veranderd. Sleutel: {key}")


@app.command()
def agreement(
    file: Annotated[Path, typer.Argument(help="Regels met id, fields, text en good.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Hoe vaak het model als beoordelaar hetzelfde zegt als mensen."""
    finish(lambda: run(agreed(file, as_json=as_json)))


@app.command(name="list")
def list_runs(
    folder: Annotated[Path, typer.Argument(help="Map met mappen van metingen.")] = Path(),
    *,
    as_json: AsJson = False,
) -> None:
    """Toon de metingen in een map."""
    finish(partial(_list, folder, as_json=as_json))


def _services(library: Path | None) -> Services:
    services = Services()
    if library:
        services.prompts = services.prompts.read(library)
    return services


def _list(folder: Path, *, as_json: bool) -> None:
    found = Services().lab.runs(folder)
    if as_json:
        show({"runs": [asdict(each) for each in found]})
        return
    table = Table("Map", "Taak", "Begonnen", "Varianten", "Klaar")
    for each in found:
        done = f"{each.done} van {each.wanted}"
        table.add_row(each.folder, each.task, each.started, "\n".join(each.variants), done)
    Console().print(table)


def _each(given: Sequence[str]) -> list[str]:
    """Options may be repeated or parted by commas."""
    return [each.strip() for text in given for each in text.split(",") if each.strip()]

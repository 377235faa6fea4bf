"""`notabene task`: what can be filled in, and doing it."""

import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.status import Status

from app.cli.lines import AsJson, AsLines, Line, Lines, finish, run, show, wrong_usage
from app.values.language import Waiting
from app.values.people import LOCAL
from app.values.streams import last
from app.values.tasks import (
    Given,
    GivenFile,
    Progress,
    Task,
    TaskDone,
    TaskEvent,
    TaskResult,
    Written,
)
from app.wiring import Services

app = typer.Typer(help="Taken die u kunt invullen.", no_args_is_help=True)

_FIELD = "Een veld, als naam=waarde; naam=@pad leest een bestand (herhaalbaar)."


class Fields(Line):
    fields: dict[str, str]


@app.command(name="list")
def listing(*, as_json: AsJson = False) -> None:
    """Welke taken er zijn, en wat elke taak vraagt."""
    found = finish(lambda: Services().prompts.tasks)
    if as_json:
        show([asdict(task) for task in found])
    else:
        for task in found:
            _print_task(Console(highlight=False), task)


@app.command(name="run")
def do(
    name: Annotated[str, typer.Argument(help="De naam van de taak.")],
    field: Annotated[list[str] | None, typer.Option(help=_FIELD)] = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Doe een taak; --jsonl leest {"id", "fields": {naam: waarde}}."""
    if (field is None) != as_lines:
        wrong_usage("Geef velden met --field, of gebruik --jsonl en geef ze op stdin.")
    given = dict(map(_parsed, field or ()))
    finish(partial(run, _do(name, given, as_json=as_json, as_lines=as_lines)))


async def _do(name: str, given: Mapping[str, Given], *, as_json: bool, as_lines: bool) -> None:
    services = Services()

    async def answer(line: Fields) -> dict[str, Any]:
        events = services.tasks.stream(name, line.fields, person=LOCAL.id)
        return asdict((await last(events, TaskDone)).result)

    async with services:
        services.tasks.task(name)
        if as_lines:
            await Lines(Fields, answer).run(sys.stdin.buffer)
            return
        events = services.tasks.stream(name, given, person=LOCAL.id)
        if as_json:
            show({"id": None, **asdict((await last(events, TaskDone)).result)})
        else:
            await _print(events)


def _parsed(field: str) -> tuple[str, Given]:
    name, equals, value = field.partition("=")
    if not equals:
        wrong_usage(f"Schrijf '{field}' als naam=waarde.")
    return name, _read(Path(value[1:])) if value.startswith("@") else value


def _read(path: Path) -> GivenFile:
    try:
        return GivenFile(path.name, path.read_bytes())
    except OSError as error:
        wrong_usage(f"{path} is niet te lezen: {error.strerror}.")


async def _print(events: AsyncGenerator[TaskEvent, None]) -> None:
    console = Console(highlight=False)
    status = Status("Even wachten", console=Console(stderr=True))
    status.start()
    try:
        async with aclosing(events):
            async for event in events:
                match event:
                    case Waiting():
                        status.update(f"Plaats {event.place} in de rij, {event.seconds:.0f} s")
                    case Progress():
                        status.update(event.text)
                    case Written():
                        status.stop()
                        console.print(event.text, end="", markup=False, soft_wrap=True)
                    case TaskDone():
                        _print_end(console, event.result)
                    case _:
                        pass
    finally:
        status.stop()


def _print_end(console: Console, result: TaskResult) -> None:
    doubts = [each for each in result.sentences if each.support in ("partial", "unsupported")]
    console.print("\n")
    if not result.complete:
        console.print("! De tekst is niet af: er was geen ruimte meer.", style="yellow")
    for doubt in doubts:
        told = f"✗ {doubt.text.strip()} {' '.join(doubt.reasons)}"
        console.print(told, style="yellow", markup=False)
    seconds = result.timings.total_ms / 1000
    made = f"Gemaakt met AI ({result.model}, {seconds:.1f} s). Controleer voordat u het gebruikt."
    console.print(made, style="dim", markup=False)


def _print_task(console: Console, task: Task) -> None:
    console.print(f"{task.name}: {task.title}", style="bold", markup=False)
    console.print(f"  {task.purpose}", markup=False)
    for field in task.fields:
        needed = "" if field.required else " (mag leeg)"
        kinds = f": {', '.join(field.choices)}" if field.choices else f" ({field.type})"
        console.print(f"  --field {field.name}=  {field.label}{kinds}{needed}", markup=False)

"""`notabene ask`: an answer with its sources."""

import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict
from functools import partial
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.status import Status

from app.cli.lines import AsJson, AsLines, Line, Lines, finish, run, show, wrong_usage
from app.values.answers import Answer, Answered, AskEvent, Delta, Source
from app.values.guarding import Guarded, Override
from app.values.language import Waiting
from app.values.people import LOCAL
from app.values.streams import last
from app.wiring import Services
from guardrails.contract import SentenceSupport

_MARKS = {"partial": "[yellow]~[/yellow]", "unsupported": "[red]✗[/red]"}
_DONE = {
    "note": "gezien",
    "mask": "verborgen voor het taalmodel",
    "block": "tegengehouden",
    "override": "doorgelaten",
    "withhold": "niet getoond",
}


class Question(Line):
    question: str


def ask(
    question: Annotated[str | None, typer.Argument(help="Uw vraag, in gewone taal.")] = None,
    collection: Annotated[
        str | None, typer.Option(help="Alleen deze collectie; anders alle.")
    ] = None,
    override: Annotated[
        list[str] | None,
        typer.Option(help="Soort gegevens die u toch doorlaat, zoals person_name (herhaalbaar)."),
    ] = None,
    override_reason: Annotated[str, typer.Option(help="Waarom u dat doet.")] = "",
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Stel een vraag; het antwoord komt met bronnen."""
    if (question is None) != as_lines:
        wrong_usage("Geef een vraag, of gebruik --jsonl en geef de vragen op stdin.")
    lets = Override(frozenset(override), override_reason) if override else None
    finish(partial(run, _ask(question, collection, lets, as_json=as_json)))


async def _ask(
    question: str | None, collection: str | None, override: Override | None, *, as_json: bool
) -> None:
    services = Services()

    async def events(text: str) -> AsyncGenerator[AskEvent, None]:
        within = await services.collections.within(LOCAL, collection)
        return services.ask.stream(text, within=within, person=LOCAL.id, override=override)

    async def answer(line: Question) -> dict[str, Any]:
        return _as_json((await last(await events(line.question), Answered)).answer)

    async with services:
        if question is None:
            await Lines(Question, answer).run(sys.stdin.buffer)
        elif as_json:
            answered = await last(await events(question), Answered)
            show({"id": None, **_as_json(answered.answer)})
        else:
            await _print(await events(question))


def _as_json(answer: Answer) -> dict[str, Any]:
    fields = asdict(answer)
    return {"answer": fields.pop("text"), "summary": answer.summary, **fields}


async def _print(events: AsyncGenerator[AskEvent, None]) -> None:
    """The text as it comes, then what carries it."""
    console = Console(highlight=False)
    status = Status("Zoeken in de documenten", console=Console(stderr=True))
    status.start()
    async with aclosing(events):
        async for event in events:
            match event:
                case Waiting():
                    status.update(_place(event))
                case Delta():
                    status.stop()
                    console.print(event.text, end="", markup=False, soft_wrap=True)
                case Answered():
                    status.stop()
                    _print_evidence(console, event.answer)
                case _:
                    pass
    status.stop()


def _print_evidence(console: Console, answer: Answer) -> None:
    console.print("\n")
    for guarded in answer.guards:
        console.print(f"! {_told(guarded)}", style="yellow", markup=False)
    console.print(answer.summary.text, style="dim", markup=False)
    for sentence in answer.sentences:
        if sentence.support in ("partial", "unsupported"):
            _print_doubt(console, sentence)
    if answer.sources:
        console.print("\nBronnen", style="bold")
    for source in answer.sources:
        _print_source(console, source)
    seconds = answer.timings.total_ms / 1000
    console.print(f"\n{answer.model}, {seconds:.1f} s", style="dim", markup=False)


def _print_source(console: Console, source: Source) -> None:
    nearest = source.heading.split(" > ")[-1]
    heading = f", {nearest}" if nearest not in ("", source.title) else ""
    page = f", pagina {source.page}" if source.page else ""
    console.print(f"[{source.nr}] {source.title}{heading}{page}", style="cyan", markup=False)
    console.print(f"    {source.path}", style="dim", markup=False)


def _place(waiting: Waiting) -> str:
    if waiting.place == 0:
        return "Het model leest de bronnen"
    return f"Plaats {waiting.place} in de rij, {waiting.seconds:.0f} s"


def _told(guarded: Guarded) -> str:
    return f"{guarded.kind}: {guarded.count} keer {_DONE[guarded.action]}"


def _print_doubt(console: Console, sentence: SentenceSupport) -> None:
    console.print(_MARKS[sentence.support], end=" ")
    console.print(f"{sentence.text.strip()} {' '.join(sentence.reasons)}", markup=False)

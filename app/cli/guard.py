"""`notabene guard`: what the guardrails say of a text; only `support` may ask a language model."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer
from rich.console import Console

from app.cli.lines import AsJson, AsLines, Line, Lines, TextLine, finish, run, show, wrong_usage
from app.errors import InvalidInput
from app.values.guarding import GivenSource
from app.wiring import Services

if TYPE_CHECKING:  # all checks together take long to import
    from app.use_cases.guard import Guard

app = typer.Typer(help="Controleer teksten.", no_args_is_help=True)

Role = Literal["user", "document"]
In = TypeVar("In", bound=Line)
Text = Annotated[str | None, typer.Argument(help="De tekst om te controleren.")]
Output = dict[str, Any]


class RoleLine(TextLine):
    role: Role | None = None


class AnswerLine(Line):
    answer: str
    sources: tuple[GivenSource, ...]


@app.command()
def privacy(
    text: Text = None,
    policy: Annotated[str, typer.Option(help="Welk beleid geldt.")] = "chat",
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Zoek persoonsgegevens; --jsonl leest {"id", "text"}."""
    guard = finish(lambda: Services().guard)
    finish(lambda: _check(guard, policy))

    def review(line: TextLine) -> Output:
        return asdict(guard.privacy(line.text, policy))

    given = None if text is None else TextLine(text=text)
    _answer(TextLine, review, given, as_json=as_json, as_lines=as_lines)


@app.command()
def injection(
    text: Text = None,
    role: Annotated[
        Role, typer.Option(help="Wie de tekst schreef, waar dat er niet bij staat.")
    ] = "document",
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Zoek verborgen opdrachten; --jsonl leest {"id", "text", "role"}."""
    guard = finish(lambda: Services().guard)

    def review(line: RoleLine) -> Output:
        return asdict(guard.injection(line.text, line.role or role))

    given = None if text is None else RoleLine(text=text)
    _answer(RoleLine, review, given, as_json=as_json, as_lines=as_lines)


@app.command()
def marking(text: Text = None, *, as_json: AsJson = False, as_lines: AsLines = False) -> None:
    """Zoek rubriceringen; --jsonl leest {"id", "text"}."""
    guard = finish(lambda: Services().guard)

    def review(line: TextLine) -> Output:
        return asdict(guard.marking(line.text))

    given = None if text is None else TextLine(text=text)
    _answer(TextLine, review, given, as_json=as_json, as_lines=as_lines)


@app.command()
def support(
    *,
    fast: Annotated[
        bool, typer.Option("--fast", help="Zonder taalmodel: in milliseconden.")
    ] = False,
    as_lines: AsLines = False,
) -> None:
    """Controleer of bronnen een antwoord dragen; leest {"id", "answer", "sources"}."""
    if not as_lines:
        wrong_usage("Gebruik --jsonl en geef de antwoorden met hun bronnen op stdin.")
    finish(lambda: run(_support(fast=fast)))


async def _support(*, fast: bool) -> None:
    services = Services()

    async def review(line: AnswerLine) -> Output:
        return asdict(await services.check_support.review(line.answer, line.sources, fast=fast))

    async with services:
        await Lines(AnswerLine, review).run(sys.stdin.buffer)


def _answer(
    reads: type[In],
    review: Callable[[In], Output],
    given: In | None,
    *,
    as_json: bool,
    as_lines: bool,
) -> None:
    if (given is None) != as_lines:
        wrong_usage("Geef een tekst, of gebruik --jsonl en geef de teksten op stdin.")
    if given is None:
        finish(lambda: asyncio.run(Lines(reads, _at_once(review)).run(sys.stdin.buffer)))
    elif as_json:
        show({"id": None, **finish(lambda: review(given))})
    else:
        _print(finish(lambda: review(given)))


def _check(guard: "Guard", policy: str) -> None:
    """An unknown policy is a wrong command, not a wrong line."""
    try:
        guard.privacy("", policy)
    except InvalidInput as error:
        wrong_usage(str(error))


def _at_once(review: Callable[[In], Output]) -> Any:
    async def answer(line: In) -> Output:
        return review(line)

    return answer


def _print(found: Output) -> None:
    """Every field on a line; lists below each other."""
    console = Console(highlight=False)
    for name, value in found.items():
        rows = value if isinstance(value, (list, tuple)) else [value]
        for row in rows:
            console.print(f"{name:>10}  ", style="bold", end="")
            shown = ", ".join(map(str, row.values())) if isinstance(row, dict) else str(row)
            console.print(shown, markup=False)

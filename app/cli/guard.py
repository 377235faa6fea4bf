"""`notabene guard`: what the guardrails say of a text; no language model is loaded."""

import asyncio
import sys
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from app.cli.lines import AsJson, AsLines, Line, Lines, finish, show, wrong_usage
from app.wiring import Services
from guardrails.contract import Decision, Verdict

app = typer.Typer(help="Controleer teksten, zonder taalmodel.", no_args_is_help=True)

In = TypeVar("In", bound=Line)
Text = Annotated[str | None, typer.Argument(help="De tekst om te controleren.")]


class TextLine(Line):
    text: str


@app.command()
def privacy(
    text: Text = None,
    policy: Annotated[str, typer.Option(help="Welk beleid geldt.")] = "chat",
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Zoek persoonsgegevens; --jsonl leest {"id", "text"}."""
    guard = finish(lambda: Services().privacy_guard(policy))

    def review(line: TextLine) -> dict[str, Any]:
        return _privacy(line.text, guard.review(line.text))

    if as_lines and text is None:
        _answer_lines(TextLine, review)
    elif text is not None and not as_lines:
        found = review(TextLine(text=text))
        show({"id": None, **found}) if as_json else _print_privacy(found)
    else:
        wrong_usage("Geef een tekst, of gebruik --jsonl en geef de teksten op stdin.")


def _answer_lines(reads: type[In], work: Callable[[In], dict[str, Any]]) -> None:
    async def at_once(line: In) -> dict[str, Any]:
        return work(line)

    finish(lambda: asyncio.run(Lines(reads, at_once).run(sys.stdin.buffer)))


def _privacy(text: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "decision": verdict.decision,
        "masked": verdict.text,
        "findings": [_finding(text, decision) for decision in verdict.decisions],
    }


def _finding(text: str, decision: Decision) -> dict[str, Any]:
    found = decision.finding
    return {
        "kind": found.kind,
        "start": found.start,
        "end": found.end,
        "text": text[found.start : found.end],
        "score": found.score,
        "action": decision.action.name.lower(),
        "reason": found.reason,
    }


def _print_privacy(found: dict[str, Any]) -> None:
    console = Console(highlight=False)
    console.print(f"{found['decision']}: {found['masked']}", markup=False)
    table = Table("soort", "tekst", "gevolg", "reden")
    for each in found["findings"]:
        table.add_row(each["kind"], each["text"], each["action"], each["reason"])
    if table.rows:
        console.print(table)

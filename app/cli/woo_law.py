"""`notabene woo term|ground|check`: the law only, without a model or a dossier."""

import sys
from typing import Annotated, Any

import typer
from rich.console import Console

from app.cli.lines import AsJson, AsLines, Line, Lines, finish, run, show, wrong_usage
from app.errors import InvalidInput
from app.woo.law.fields import GroundFields, TermFields, UseFields
from app.woo.law.grounds import read_ground
from app.woo.law.rules import check as checked
from app.woo.law.terms import parse_date, parse_suspension
from app.woo.law.terms import term as term_of


class GroundLine(Line):
    text: str


class UseLine(Line, UseFields):
    """Grounds on one passage, with an id."""


def term(
    received: Annotated[str, typer.Option(help="Datum van ontvangst, zoals 2026-11-02.")],
    suspended: Annotated[
        list[str] | None,
        typer.Option(help="Opgeschort, zoals 2026-06-10:2026-06-24 (herhaalbaar)."),
    ] = None,
    decided: Annotated[str | None, typer.Option(help="Datum waarop u het besluit stuurt.")] = None,
    *,
    extended: Annotated[bool, typer.Option("--extended", help="Het besluit is verdaagd.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bereken wanneer u op een Woo-verzoek moet beslissen."""
    try:
        day = parse_date(received)
        found = term_of(
            day,
            extended=extended,
            suspensions=[parse_suspension(each) for each in suspended or ()],
            decided=parse_date(decided) if decided else None,
        )
    except InvalidInput as error:
        wrong_usage(str(error))
    fields = TermFields.of(day, found).model_dump(mode="json", exclude_none=True)
    if as_json:
        show(fields)
    else:
        _print(fields)


def ground(
    text: Annotated[str | None, typer.Argument(help="Een grond, hoe u die ook schrijft.")] = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Zoek welke grond van de Woo bedoeld is; --jsonl leest {"id", "text"}."""
    if (text is None) != as_lines:
        wrong_usage("Geef een grond, of gebruik --jsonl en geef de gronden op stdin.")

    async def answer(line: GroundLine) -> dict[str, Any]:
        return GroundFields.of(read_ground(line.text)).model_dump()

    if text is None:
        finish(lambda: run(Lines(GroundLine, answer).run(sys.stdin.buffer)))
        return
    fields = finish(lambda: GroundFields.of(read_ground(text))).model_dump()
    if as_json:
        show({"id": None, **fields})
    else:
        _print(fields)


def check(*, as_lines: AsLines = False) -> None:
    """Controleer gronden met de regels van de Woo; leest {"id", "grounds", "flags", ...}."""
    if not as_lines:
        wrong_usage("Gebruik --jsonl en geef de controles op stdin.")

    async def answer(line: UseLine) -> dict[str, Any]:
        found = checked(line.use())
        return {"valid": found.valid, "problems": found.problems, "warnings": found.warnings}

    finish(lambda: run(Lines(UseLine, answer).run(sys.stdin.buffer)))


def _print(fields: dict[str, Any]) -> None:
    console = Console(highlight=False)
    for name, value in fields.items():
        for row in value if isinstance(value, list) else [value]:
            shown = "  ".join(map(str, row.values())) if isinstance(row, dict) else str(row)
            console.print(f"{name:>16}  ", style="bold", end="")
            console.print(shown, markup=False)

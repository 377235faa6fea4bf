"""`notabene minutes`: who was there, what was decided and who does what, from a transcript."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from app.cli.documents import Out, check_form, save
from app.cli.following import followed
from app.cli.lines import AsJson, AsLines, Line, Lines, finish, run, show, wrong_usage
from app.errors import InvalidInput
from app.values.minutes import LOOK, Minutes, MinutesDone
from app.values.people import LOCAL
from app.values.texts import GivenText
from app.wiring import Services


class MeetingLine(Line):
    text: str | None = None
    path: Path | None = None


def minutes(
    path: Annotated[
        Path | None, typer.Argument(help="Transcript of aantekeningen: txt, docx, vtt, srt ...")
    ] = None,
    out: Out = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Maak notulen: aanwezigen, besluiten en acties, elk met de plek waar het staat."""
    if (path is None) != as_lines:
        wrong_usage("Geef een bestand, of gebruik --jsonl en geef de teksten op stdin.")
    check_form(out, as_lines=as_lines)
    finish(partial(run, _minutes(path, out, as_json=as_json)))


async def _minutes(path: Path | None, out: Path | None, *, as_json: bool) -> None:
    services = Services()

    async def answer(line: MeetingLine) -> dict[str, Any]:
        return asdict(await _whole(services, await _given(services, line)))

    async with services:
        if path is None:
            await Lines(MeetingLine, answer).run(sys.stdin.buffer)
            return
        made = await _whole(services, await _given(services, MeetingLine(path=path)))
        if out:
            save(services, services.minutes.document(made, path.name, services.clock()), out)
        if as_json:
            show({"id": None, **asdict(made)})
        elif not out:
            _print(made)


async def _given(services: Services, line: MeetingLine) -> list[GivenText]:
    if line.text is not None:
        return [services.files.typed(line.text)]
    if line.path is None:
        raise InvalidInput("Geef text of path.")
    return await services.files.read(line.path)


async def _whole(services: Services, given: Sequence[GivenText]) -> Minutes:
    """The minutes; how far they are goes to the terminal meanwhile."""
    events = services.minutes.stream(given, person=LOCAL.id)
    return (await followed(events, MinutesDone)).minutes


def _print(made: Minutes) -> None:
    console = Console(highlight=False, markup=False)
    people = Table("naam", "rol", "aanwezig", box=None, header_style="bold")
    for one in made.attendees:
        people.add_row(one.name, one.role, "ja" if one.present else "nee")
    console.print(people)
    decisions = Table("besluit", "plek", "", box=None, header_style="bold")
    for decision in made.decisions:
        decisions.add_row(decision.text, str(decision.passage), _look(decision.sure))
    console.print(decisions)
    actions = Table("wie", "wat", "wanneer", "plek", "", box=None, header_style="bold")
    for each in made.actions:
        row = each.who or "?", each.what, each.when or "?", str(each.passage), _look(each.sure)
        actions.add_row(*row)
    console.print(actions)
    for passage in made.passages:
        where = " ".join(filter(None, [passage.time, passage.speaker and f"{passage.speaker}:"]))
        console.print(f"[{passage.nr}] {where} {passage.text}", style="dim")
    console.print(f"\n{made.model}, {made.seconds:.0f} s", style="dim")


def _look(sure: bool) -> str:
    return "" if sure else LOOK

"""`notabene nota`: a draft from a few bullets, as JSON, on the terminal or as a document."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ConfigDict
from rich.console import Console

from app.api.nota_bodies import DraftBody, NotaBody
from app.cli.documents import Out, check_form, save
from app.cli.following import followed
from app.cli.lines import AsJson, AsLines, Line, Lines, finish, read_one, run, show
from app.values.notas import Nota, NotaDone, NotaSection
from app.values.people import LOCAL
from app.wiring import Services


class NotaLine(NotaBody, Line):
    """The facts for a nota, with an id; like on any line, fields too many are no error."""

    model_config = ConfigDict(extra="ignore")


def nota(
    out: Out = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Schrijf een nota uit punten; geef de gegevens als JSON op stdin."""
    check_form(out, as_lines=as_lines)
    finish(partial(run, _nota(out, as_json=as_json, as_lines=as_lines)))


async def _nota(out: Path | None, *, as_json: bool, as_lines: bool) -> None:
    services = Services()

    async def answer(line: NotaLine) -> dict[str, Any]:
        return _as_json(await _whole(services, line))

    async with services:
        if as_lines:
            await Lines(NotaLine, answer).run(sys.stdin.buffer)
            return
        line = read_one(NotaLine, sys.stdin.buffer.read())
        draft = await _whole(services, line)
        if out:
            save(services, services.nota.document(draft), out)
        if as_json:
            show({"id": line.id, **_as_json(draft)})
        elif not out:
            _print(draft)


async def _whole(services: Services, line: NotaLine) -> Nota:
    """The draft; how far it is goes to the terminal meanwhile."""
    within = await services.collections.within(LOCAL, line.collection) if line.collection else ()
    events = services.nota.stream(line.request(), within=within, person=LOCAL.id)
    return (await followed(events, NotaDone)).nota


def _as_json(draft: Nota) -> dict[str, Any]:
    return DraftBody.model_validate(draft).model_dump(by_alias=True)


def _print(draft: Nota) -> None:
    console = Console(highlight=False, markup=False)
    for section in draft.sections:
        console.print(f"\n{section.heading}", style="bold" if section.level == 1 else "italic")
        _print_section(console, section)
    if draft.uncovered_bullets:
        console.print(f"\nNiet verwerkt: {', '.join(draft.uncovered_bullets)}", style="yellow")
    console.print(f"\n{draft.model}, {draft.timings.total_ms / 1000:.1f} s", style="dim")


def _print_section(console: Console, section: NotaSection) -> None:
    for nr, paragraph in enumerate(section.paragraphs, start=1):
        sign = {"numbers": f"{nr}. ", "bullets": "- "}.get(section.form, "")
        rests_on = f" ({', '.join(paragraph.rests_on)})" if paragraph.rests_on else ""
        console.print(f"{sign}{paragraph.text}", end="", soft_wrap=True)
        console.print(rests_on, style="dim")

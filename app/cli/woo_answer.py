"""`notabene woo search|answer|summary`: what a dossier says, and what answers the request."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.cli.documents import Out, check_form, save
from app.cli.lines import AsJson, finish, run, show, wrong_usage
from app.cli.woo_dossier import Named, services
from app.values.people import LOCAL
from app.woo.answering.fields import AnswerFields, PointFields, SummaryFields
from app.woo.results import HitFields


def search(
    question: Annotated[str, typer.Argument(help="Waar u naar zoekt, in gewone taal.")],
    dossier: Named,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Hoeveel passages.")] = 10,
    *,
    as_json: AsJson = False,
) -> None:
    """Zoek in dit dossier, en nergens anders."""

    async def work() -> list[HitFields]:
        async with services() as uses:
            found = await uses.searching.search(LOCAL, dossier, question, k)
            return [HitFields.of(each) for each in found]

    hits = finish(partial(run, work()))
    if as_json:
        show({"hits": hits})
        return
    console = Console(highlight=False)
    for hit in hits:
        console.print(f"{hit.document}  p. {hit.page}  {hit.text}", markup=False)


def answer(
    dossier: Named,
    request: Annotated[
        Path | None,
        typer.Option("--request", help="Tekst van het verzoek; anders dat in het dossier."),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Zoek per punt van het verzoek welke documenten en passages antwoord geven."""
    text = _read(request) if request else ""

    async def work() -> AnswerFields:
        async with services() as uses:
            answered = await uses.answer_support.answer(LOCAL, dossier, text)
            return AnswerFields.of(dossier, answered)

    fields = finish(partial(run, work()))
    if as_json:
        show(fields)
        return
    for point in fields.points:
        _print(point)


def summary(dossier: Named, out: Out = None, *, as_json: AsJson = False) -> None:
    """Vat voor de verzoeker samen wat er is gevonden en wat hij krijgt, in eenvoudige taal."""
    check_form(out, as_lines=False)

    async def work() -> SummaryFields:
        async with services() as uses:
            document = await uses.requester_summary.make(LOCAL, dossier)
            if out:
                save(uses, document, out)
            return SummaryFields.of(dossier, document)

    fields = finish(partial(run, work()))
    if as_json:
        show(fields)
    elif not out:
        Console(highlight=False).print(fields.text, markup=False)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        wrong_usage(f"Het bestand {file} is niet te lezen als tekst.")


def _print(point: PointFields) -> None:
    console = Console(highlight=False)
    console.print(f"{point.label}. {point.text}", style="bold", markup=False)
    if not point.found:
        console.print("   niets gevonden", style="yellow")
    for document in point.documents:
        said = document.notes if document.sure else ["misschien", *document.notes]
        notes = f" ({', '.join(said)})" if said else ""
        console.print(f"   {document.id}  {document.title or document.file}{notes}", markup=False)
        for passage in document.passages:
            place = f"p. {passage.page}: " if passage.page else ""
            console.print(f"      {place}{passage.sentence}  [{passage.why}]", markup=False)

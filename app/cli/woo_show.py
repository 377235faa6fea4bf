"""`notabene woo list|show|log`: which dossiers there are, and what is left to do in one."""

from functools import partial
from typing import TYPE_CHECKING

from rich.console import Console

from app.cli.lines import AsJson, finish, run, show
from app.cli.woo_dossier import Named, services
from app.values.days import day_here
from app.values.people import LOCAL
from app.values.proposals import Decision
from app.woo.results import DossierFields
from dutch.dates import written

if TYPE_CHECKING:
    from app.woo.viewing import DossierView, Line

_ACTS = {"accept": "gelakt", "reject": "blijft staan", "judge": "beoordeeld",
         "confirm": "bevestigd", "undo": "teruggenomen"}  # fmt: skip


def every(*, as_json: AsJson = False) -> None:
    """Laat zien welke dossiers er zijn, en wanneer u moet beslissen."""

    async def work() -> list[DossierFields]:
        async with services() as uses:
            return [DossierFields.of(each) for each in await uses.dossiers.listing(LOCAL)]

    dossiers = finish(partial(run, work()))
    if as_json:
        show({"dossiers": dossiers})
        return
    console = Console(highlight=False, soft_wrap=True)
    for each in dossiers:
        due = f"besluit uiterlijk {written(each.term.decide_by)}" if each.term else "geen termijn"
        state = "geëxporteerd" if each.exported else due
        console.print(f"{each.id}  {each.title}  ({state})", markup=False)
    if not dossiers:
        console.print("Er zijn nog geen dossiers. Begin met notabene woo import.")


def show_dossier(dossier: Named, *, as_json: AsJson = False) -> None:
    """Laat per document zien wat is voorgesteld en besloten, en wat u nog moet doen."""

    async def work() -> "DossierView":
        async with services() as uses:
            return await uses.viewing.overview(LOCAL, dossier)

    view = finish(partial(run, work()))
    if as_json:
        show({"dossier": dossier, "documents": [_fields(line) for line in view.lines],
              "next": _next(view)})  # fmt: skip
        return
    console = Console(highlight=False, soft_wrap=True)
    for line in view.lines:
        judged = line.judged.judgement if line.judged else "nog geen beoordeling"
        counts = f"{line.open} te besluiten, {line.redacted} gelakt, {line.kept} blijven staan"
        console.print(
            f"{line.document.id}  {line.document.title or line.document.file}\n"
            f"      {judged}; voorstellen: {counts}",
            markup=False,
        )
    console.print(_next(view), style="bold", markup=False)


def log(dossier: Named, *, as_json: AsJson = False) -> None:
    """Laat zien wie wat wanneer besloot; het nummer vooraan gebruikt u om terug te nemen."""

    async def work() -> list[Decision]:
        async with services() as uses:
            return list(await uses.deciding.log(LOCAL, dossier))

    decisions = finish(partial(run, work()))
    if as_json:
        show({"decisions": decisions})
        return
    console = Console(highlight=False, soft_wrap=True)
    for each in decisions:
        what = each.judgement or f"{_ACTS[each.act]} {each.proposal} {each.ground}".strip()
        when = day_here(each.when).isoformat()
        console.print(f"{each.number}  {when}  {each.who}  {each.document}  {what}", markup=False)


def _fields(line: "Line") -> dict[str, object]:
    document = line.document
    return {
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "judgement": line.judged.judgement if line.judged else None,
        "open": line.open,
        "redacted": line.redacted,
        "kept": line.kept,
    }


def _next(view: "DossierView") -> str:
    """The first step on the road that is not done."""
    about = f"--dossier {view.dossier.id}"
    if not view.lines:
        return f"Volgende stap: lees bestanden in met notabene woo import MAP {about}."
    if not view.places:
        return f"Volgende stap: laat voorstellen maken met notabene woo propose {about}."
    if view.open or view.unjudged:
        return (
            f"Nog te doen: {view.open} voorstellen en {view.unjudged} documenten. "
            f"Leg uw besluiten vast met notabene woo decide {about}."
        )
    if view.dossier.exported is None:
        return f"Volgende stap: notabene woo export {about} --out MAP."
    return "Dit dossier is geëxporteerd."

"""`notabene woo details`: what is known of the request, and what is due when."""

from functools import partial

from rich.console import Console

from app.cli.lines import AsJson, finish, run, show
from app.cli.woo_dossier import Named, services
from app.cli.woo_options import (
    CaseNumber,
    Extended,
    Organisation,
    Received,
    Since,
    Suspended,
    Title,
    Until,
    told,
)
from app.values.people import LOCAL
from app.woo.results import DossierFields
from dutch.dates import written


def details(
    dossier: Named,
    *,
    title: Title = None,
    organisation: Organisation = None,
    case_number: CaseNumber = None,
    received: Received = None,
    since: Since = None,
    until: Until = None,
    extended: Extended = None,
    suspended: Suspended = None,
    as_json: AsJson = False,
) -> None:
    """Bekijk of wijzig wat u over het verzoek weet, en zie wat u wanneer moet doen.

    Zonder opties laat het alleen zien. Een datum haalt u weg met "".
    """
    given = told(
        title=title, organisation=organisation, case_number=case_number, received=received,
        since=since, until=until, extended=extended, suspended=suspended,
    )  # fmt: skip

    async def work() -> DossierFields:
        async with services() as uses:
            if given:
                return DossierFields.of(await uses.dossiers.change(LOCAL, dossier, **given))
            return DossierFields.of(await uses.dossiers.find(LOCAL, dossier))

    fields = finish(partial(run, work()))
    if as_json:
        show(fields)
    else:
        _print(fields)


def _print(fields: DossierFields) -> None:
    days = {"binnengekomen": fields.received, "verdaagd op": fields.extended,
            "gevraagd vanaf": fields.since, "gevraagd tot en met": fields.until}  # fmt: skip
    rows = {"dossier": fields.id, "onderwerp": fields.title, "organisatie": fields.organisation,
            "zaaknummer": fields.case_number}  # fmt: skip
    rows |= {name: written(day) for name, day in days.items() if day}
    for each in fields.suspended:
        rows["opgeschort"] = f"na {written(each.notice)}, tot en met {written(each.end)}"
    console = Console(highlight=False, soft_wrap=True)
    for name, value in rows.items():
        console.print(f"{name:>20}  {value or '(niet ingevuld)'}", markup=False)
    if fields.term is None:
        console.print("Geef met --received wanneer het verzoek binnenkwam.", style="yellow")
        return
    for due in fields.term.calendar:
        console.print(f"{written(due.day):>20}  {due.what}", markup=False)
    for shift in fields.term.shifted:
        console.print(f"{'':>20}  {shift.because}", markup=False)
    for warning in fields.term.warnings:
        console.print(f"  let op: {warning}", style="yellow", markup=False)

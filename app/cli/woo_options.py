"""What the commands of a Woo dossier ask about the request."""

from typing import Annotated, cast

import typer

from app.cli.lines import wrong_usage
from app.errors import InvalidInput
from app.woo.details import Details
from app.woo.law.terms import parse_date, parse_suspension

Title = Annotated[str | None, typer.Option(help="Waar het verzoek over gaat.")]
Organisation = Annotated[str | None, typer.Option(help="Wie het verzoek behandelt.")]
CaseNumber = Annotated[str | None, typer.Option(help="Het zaaknummer van het verzoek.")]
Received = Annotated[
    str | None, typer.Option(help="Wanneer het verzoek binnenkwam, zoals 2026-06-15.")
]
Since = Annotated[str | None, typer.Option(help="Eerste dag waar het verzoek over gaat.")]
Until = Annotated[str | None, typer.Option(help="Laatste dag waar het verzoek over gaat.")]
Extended = Annotated[
    str | None, typer.Option(help="De dag waarop u liet weten dat u de beslissing verdaagt.")
]
Suspended = Annotated[
    list[str] | None,
    typer.Option(
        help="Stilgezet voor zienswijzen: de dag van uw bericht en de laatste dag, zoals "
        "2026-06-24:2026-07-08 (herhaalbaar; komt in de plaats van wat er stond)."
    ),
]


def told(*, suspended: list[str] | None = None, **given: str | None) -> Details:
    """What was given; an empty date is one that goes. Ends the command for what is no date."""
    days = {"received", "since", "until", "extended"}
    known: dict[str, object] = {}
    try:
        for name, value in given.items():
            if value is not None:
                known[name] = (parse_date(value) if value else None) if name in days else value
        if suspended is not None:
            known["suspended"] = tuple(parse_suspension(each) for each in suspended if each)
    except InvalidInput as error:
        wrong_usage(str(error))
    return cast("Details", known)

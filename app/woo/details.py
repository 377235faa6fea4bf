"""What is known of the request itself: its subject, its dates, and the term that follows."""

from dataclasses import replace
from datetime import date
from typing import TypedDict

from app.errors import InvalidInput
from app.values.dossiers import Dossier, Suspension
from app.woo.law.terms import Term, check_extension, term


class Details(TypedDict, total=False):
    """What a person tells about a request; what is left out stays as it is.

    `since` and `until` are the first and last day that was asked about, `extended` is the day of
    the notice that the decision takes two weeks longer.
    """

    title: str
    organisation: str
    case_number: str
    received: date | None
    since: date | None
    until: date | None
    extended: date | None
    suspended: tuple[Suspension, ...]


def changed(dossier: Dossier, details: Details) -> Dossier:
    """The dossier with these details. Raises: InvalidInput for dates that cannot be."""
    since, until = dossier.period
    made = replace(
        dossier,
        title=details.get("title", dossier.title),
        organisation=details.get("organisation", dossier.organisation),
        case_number=details.get("case_number", dossier.case_number),
        received=details.get("received", dossier.received),
        period=(details.get("since", since), details.get("until", until)),
        extended=details.get("extended", dossier.extended),
        suspended=details.get("suspended", dossier.suspended),
    )
    _check(made)
    return made


def term_of(dossier: Dossier) -> Term | None:
    """The last days of the request; nothing while it is unknown when it came in."""
    if dossier.received is None:
        return None
    extended = dossier.extended is not None
    return term(dossier.received, extended=extended, suspensions=dossier.suspended)


def _check(dossier: Dossier) -> None:
    first, last = dossier.period
    if first and last and last < first:
        raise InvalidInput("De laatste dag van de gevraagde periode ligt voor de eerste.")
    if dossier.received is None:
        if dossier.extended or dossier.suspended:
            raise InvalidInput("Geef ook de dag waarop het verzoek binnenkwam.")
        return
    if dossier.extended:
        check_extension(dossier.extended, dossier.received, dossier.suspended)
    term_of(dossier)

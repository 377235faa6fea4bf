"""Woo dossiers over HTTP; the fields are those of `notabene woo import|propose|decide`."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from app.api.deps import CurrentPerson, UsesDeciding, UsesDossiers
from app.ports.jobs import Job
from app.values.dossiers import Dossier
from app.values.proposals import Decision
from app.woo.decisions.deciding import Effect
from app.woo.decisions.lines import WishFields
from app.woo.results import ImportFields, ProposeFields

router = APIRouter(prefix="/v1/woo/dossiers", tags=["woo"])
jobs = APIRouter(prefix="/v1/woo/opdrachten", tags=["woo"])


class NewDossier(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1)
    title: str = ""
    organisation: str = ""
    received: date | None = None
    since: date | None = None
    until: date | None = None
    case_number: str = ""


class NewMember(BaseModel):
    """`person` is the number of the key of a colleague."""

    model_config = ConfigDict(extra="forbid")

    person: str = Field(min_length=1, max_length=64)


class Started(BaseModel):
    """The job that was started; ask for it by its id."""

    job: str


# Where a dossier came from is a place on the machine of the service.
@router.get("", operation_id="wooDossiers", response_model_exclude={"__all__": {"source"}})
async def listing(person: CurrentPerson, uses: UsesDossiers) -> list[Dossier]:
    """De dossiers die u mag openen."""
    return await uses.listing(person)


@router.post("", status_code=201, operation_id="openWooDossier", response_model_exclude={"source"})
async def open_dossier(body: NewDossier, person: CurrentPerson, uses: UsesDossiers) -> Dossier:
    """Open een dossier voor een Woo-verzoek."""
    return await uses.open(
        person,
        body.id,
        title=body.title,
        organisation=body.organisation,
        received=body.received,
        since=body.since,
        until=body.until,
        case_number=body.case_number,
    )


@router.get("/{dossier}", operation_id="wooDossier")
async def overview(dossier: str, person: CurrentPerson, uses: UsesDossiers) -> ImportFields:
    """De documenten, families, gesprekken en dubbelen van een dossier."""
    return ImportFields.of(await uses.overview(person, dossier))


@router.delete("/{dossier}", status_code=204, operation_id="verwijderWooDossier")
async def remove(dossier: str, person: CurrentPerson, uses: UsesDossiers) -> None:
    """Gooi een dossier weg met alles wat erin zit."""
    await uses.remove(person, dossier)


@router.post(
    "/{dossier}/leden",
    status_code=201,
    operation_id="deelWooDossier",
    response_model_exclude={"source"},
)
async def share(
    dossier: str, body: NewMember, person: CurrentPerson, uses: UsesDossiers
) -> Dossier:
    """Laat een collega in het dossier, bijvoorbeeld als tweede lezer."""
    return await uses.share(person, dossier, body.person)


@router.post("/{dossier}/bestanden", status_code=202, operation_id="leesInWooDossier")
async def take_in(
    dossier: str,
    file: Annotated[UploadFile, File(description="Een archief (zip) of een bestand.")],
    person: CurrentPerson,
    uses: UsesDossiers,
) -> Started:
    """Lees een archief of bestand in; het antwoord is een opdracht."""
    return Started(job=await uses.receive(person, dossier, file.filename or "", file.file))


@router.post("/{dossier}/voorstellen", status_code=202, operation_id="stelVoorInWooDossier")
async def propose(dossier: str, person: CurrentPerson, uses: UsesDossiers) -> Started:
    """Laat voorstellen maken voor wat niet openbaar kan worden."""
    return Started(job=await uses.propose(person, dossier))


@router.get("/{dossier}/voorstellen", operation_id="wooVoorstellen")
async def proposals(dossier: str, person: CurrentPerson, uses: UsesDossiers) -> ProposeFields:
    """De voorstellen per document, met grond en reden."""
    return ProposeFields.of(await uses.proposed(person, dossier))


@router.post("/{dossier}/besluiten", status_code=201, operation_id="besluitInWooDossier")
async def decide(
    dossier: str, body: WishFields, person: CurrentPerson, uses: UsesDeciding
) -> Effect:
    """Leg een besluit vast over een voorstel, een document, of neem er een terug."""
    return await uses.decide(person, dossier, body.wish())


@router.get("/{dossier}/besluiten", operation_id="wooBesluiten")
async def decisions(dossier: str, person: CurrentPerson, uses: UsesDeciding) -> Sequence[Decision]:
    """Het log van besluiten: wie, wanneer, wat en op welk voorstel."""
    return await uses.log(person, dossier)


@jobs.get("/{job}", operation_id="wooOpdracht")
async def job_of(job: str, person: CurrentPerson, uses: UsesDossiers) -> Job:
    """Hoe ver een opdracht is."""
    return await uses.job(person, job)


@jobs.post("/{job}/annulering", status_code=202, operation_id="annuleerWooOpdracht")
async def cancel(job: str, person: CurrentPerson, uses: UsesDossiers) -> Job:
    """Stop een opdracht; wat klaar is, blijft."""
    return await uses.cancel(person, job)


@jobs.post("/{job}/hervatting", status_code=202, operation_id="hervatWooOpdracht")
async def resume(job: str, person: CurrentPerson, uses: UsesDossiers) -> Started:
    """Ga verder met een opdracht die gestopt of mislukt is."""
    return Started(job=await uses.resume(person, job))

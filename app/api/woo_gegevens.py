"""What is known of a Woo request, over HTTP; the fields are those of `notabene woo details`."""

from datetime import date
from typing import cast

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from app.api.deps import CurrentPerson, UsesDossiers
from app.values.dossiers import Suspension
from app.woo.details import Details
from app.woo.results import DossierFields

router = APIRouter(prefix="/v1/woo/dossiers/{dossier}/gegevens", tags=["woo"])


class KnownDetails(BaseModel):
    """What to put right; what is left out stays, and null takes a date away."""

    model_config = ConfigDict(extra="forbid")

    title: str = ""
    organisation: str = ""
    case_number: str = ""
    received: date | None = None
    since: date | None = None
    until: date | None = None
    extended: date | None = None
    suspended: tuple[Suspension, ...] = ()

    def given(self) -> Details:
        return cast("Details", {name: getattr(self, name) for name in self.model_fields_set})


@router.get("", operation_id="gegevensVanWooDossier")
async def details(dossier: str, person: CurrentPerson, uses: UsesDossiers) -> DossierFields:
    """Wat er van het verzoek bekend is, en wat wanneer moet."""
    return DossierFields.of(await uses.find(person, dossier))


@router.patch("", operation_id="wijzigGegevensVanWooDossier")
async def change(
    dossier: str, body: KnownDetails, person: CurrentPerson, uses: UsesDossiers
) -> DossierFields:
    """Wijzig wat er van het verzoek bekend is, zoals een verdaging of opschorting."""
    return DossierFields.of(await uses.change(person, dossier, **body.given()))

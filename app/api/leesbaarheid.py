"""How well a text keeps to plain language; the fields are those of `notabene readability`."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from app.api.deps import CurrentPerson, UsesReadability
from dutch.readability import Readability

router = APIRouter(prefix="/v1/leesbaarheidsmetingen", tags=["duidelijke taal"])


class TextToMeasure(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str


# A plain function: FastAPI gives it a thread, so that a long text holds nobody up.
@router.post("", operation_id="meetLeesbaarheid")
def measure(body: TextToMeasure, _: CurrentPerson, measured: UsesReadability) -> Readability:
    """Hoeveel regels van de B1-richtlijn een tekst haalt, en waar het moeilijk is."""
    return measured(body.text)

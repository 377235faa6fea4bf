"""What the guardrails say of a text; the fields are those of `notabene guard`."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from app.api.deps import ChecksSupport, CurrentPerson, UsesGuard
from app.api.streaming import unless_gone
from app.use_cases.check_support import SupportReview
from app.use_cases.guard import MarkingReview, PrivacyReview
from app.values.guarding import GivenSource
from guardrails.injection.guard import InjectionVerdict, Role

router = APIRouter(prefix="/v1", tags=["controles"])


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TextToCheck(_Body):
    # A million characters of names keep one processor busy for half a minute.
    text: str = Field(max_length=1_000_000)


class PrivacyQuestion(TextToCheck):
    policy: str = "chat"


class InjectionQuestion(TextToCheck):
    role: Role = "document"


class SupportQuestion(_Body):
    answer: str
    sources: tuple[GivenSource, ...]
    fast: bool = False


# Plain functions: FastAPI gives each a thread, so that a long text holds nobody up.
@router.post("/privacycontroles", operation_id="controleerPrivacy")
def privacy(body: PrivacyQuestion, person: CurrentPerson, guard: UsesGuard) -> PrivacyReview:
    """Persoonsgegevens in een tekst, en de tekst zonder."""
    return guard.privacy(body.text, body.policy, person.id)


@router.post("/injectiecontroles", operation_id="controleerInjectie")
def injection(
    body: InjectionQuestion, person: CurrentPerson, guard: UsesGuard
) -> InjectionVerdict:
    """Of een tekst opdrachten aan de assistent bevat."""
    return guard.injection(body.text, body.role, person.id)


@router.post("/rubriceringscontroles", operation_id="controleerRubricering")
def marking(body: TextToCheck, person: CurrentPerson, guard: UsesGuard) -> MarkingReview:
    """Of een tekst gerubriceerd is, en wat u dan doet."""
    return guard.marking(body.text, person.id)


@router.post("/onderbouwingscontroles", operation_id="controleerOnderbouwing")
async def support(
    body: SupportQuestion, request: Request, person: CurrentPerson, check: ChecksSupport
) -> SupportReview:
    """Of bronnen een antwoord dragen, zin voor zin; met `fast` zonder taalmodel."""
    work = check.review(body.answer, body.sources, fast=body.fast, person=person.id)
    return await unless_gone(request, work)

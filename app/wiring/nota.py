"""Drafting nota's behind the guards."""

from typing import TYPE_CHECKING

from app.guarding.answers import AnswerGuardInThread
from app.judging import SupportInThread
from app.use_cases.nota import DraftNota
from app.wiring.guards import input_guard

if TYPE_CHECKING:
    from app.wiring.writing import Writing


def draft_nota(services: "Writing") -> DraftNota:
    """Raises: SettingsWrong when a setting or prompt is not there."""
    return DraftNota(
        prompts=services.prompts,
        generator=services.generator,
        retriever=services.retriever,
        judge=SupportInThread(services.support_check),
        guard=input_guard(services, services.settings.guard.chat_policy),
        answer_guard=AnswerGuardInThread(services.privacy_guard("answer")),
        audit=services.audit,
        now=services.clock,
    )

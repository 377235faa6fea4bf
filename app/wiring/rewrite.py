"""Rewriting in plain Dutch."""

from typing import TYPE_CHECKING

from app.telemetry.energy import EstimatedEnergy
from app.use_cases.rewrite import Rewrite
from app.wiring.guards import input_guard

if TYPE_CHECKING:
    from app.wiring.writing import Writing


def rewrite(services: "Writing") -> Rewrite:
    """Raises: SettingsWrong when the policy of the chat does not exist."""
    settings = services.settings
    return Rewrite(
        prompts=services.prompts,
        generator=services.generator,
        guard=input_guard(services, settings.guard.chat_policy),
        energy=EstimatedEnergy(settings.answer.watts),
        audit=services.audit,
    )

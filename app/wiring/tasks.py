"""Tasks that follow from their prompt file."""

from typing import TYPE_CHECKING

from app.guarding.answers import AnswerGuardInThread
from app.judging import SupportInThread
from app.telemetry.energy import EstimatedEnergy
from app.use_cases.tasks import Tasks
from app.wiring.guards import input_guard

if TYPE_CHECKING:
    from app.wiring.writing import Writing


def tasks(services: "Writing") -> Tasks:
    """Raises: SettingsWrong when a task names a policy that does not exist."""
    guards = {each.policy: input_guard(services, each.policy) for each in services.prompts.tasks}
    return Tasks(
        prompts=services.prompts,
        generator=services.generator,
        judge=SupportInThread(services.support_check),
        answer_guard=AnswerGuardInThread(services.privacy_guard("answer")),
        guard=guards.__getitem__,
        energy=EstimatedEnergy(services.settings.answer.watts),
        audit=services.audit,
    )

"""Guards by the name of their policy."""

from typing import TYPE_CHECKING

from app.errors import InvalidInput, SettingsWrong
from app.guarding.inputs import InputGuard
from guardrails import privacy
from guardrails.pipeline import Pipeline
from guardrails.policies import PolicyWrong

if TYPE_CHECKING:
    from app.wiring import Services


def privacy_guard(policy: str) -> Pipeline:
    """Raises: InvalidInput when there is no such policy."""
    try:
        return privacy.privacy_guard(policy)
    except PolicyWrong as error:
        raise InvalidInput(f"Er is geen beleid '{policy}'.") from error


def configured_guard(policy: str) -> Pipeline:
    """The guard that a setting names. Raises: SettingsWrong when there is no such policy."""
    try:
        return privacy_guard(policy)
    except InvalidInput as error:
        raise SettingsWrong(f"{error} Zie guardrails/policies.toml.") from error


def input_guard(services: "Services", policy: str) -> InputGuard:
    """What looks at a text before a model reads it. Raises: SettingsWrong, as above."""
    accredited = services.settings.guard.accredited_for_dep_v
    return InputGuard(configured_guard(policy), services.injection_guard, accredited)

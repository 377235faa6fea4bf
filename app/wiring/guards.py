"""Privacy guards by the name of their policy."""

from app.errors import InvalidInput, SettingsWrong
from guardrails import privacy
from guardrails.pipeline import Pipeline
from guardrails.policies import PolicyWrong


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

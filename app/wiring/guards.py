"""Guards by the name of their policy."""

import socket
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.errors import InvalidInput, SettingsWrong
from app.guarding.inputs import InputGuard
from guardrails import policies, privacy
from guardrails.contract import Action, Check, Finding
from guardrails.injection.guard import InjectionGuard
from guardrails.names.frog import FrogNames
from guardrails.pipeline import Pipeline
from guardrails.policies import Policy, PolicyWrong

if TYPE_CHECKING:
    from app.wiring.foundation import Foundation
    from app.wiring.guarded import Guarded


Finders = Callable[[], Sequence[Check]]
_DOUBTFUL = Finding("person_name", 0, 1, "", score=0.6)


def privacy_guard(policy: str, finders: Finders = tuple) -> Pipeline:
    """The guard with other finders of names where the policy hides what they alone see.

    Raises: InvalidInput when there is no such policy.
    """
    try:
        names = finders() if _hides_doubtful(policies.policy(policy)) else ()
        return privacy.privacy_guard(policy, names)
    except PolicyWrong as error:
        raise InvalidInput(f"Er is geen beleid '{policy}'.") from error


def _hides_doubtful(policy: Policy) -> bool:
    return policy.decide(_DOUBTFUL).action is not Action.NOTE


def frog() -> FrogNames:
    """Frog on a free port of this computer, started; it stops with this process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    made = FrogNames(port)
    made.start()
    return made


def configured_guard(policy: str, finders: Finders = tuple) -> Pipeline:
    """The guard that a setting names. Raises: SettingsWrong when there is no such policy."""
    try:
        return privacy_guard(policy, finders)
    except InvalidInput as error:
        raise SettingsWrong(f"{error} Zie guardrails/policies.toml.") from error


def input_guard(services: "Guarded", policy: str) -> InputGuard:
    """What looks at a text before a model reads it. Raises: SettingsWrong, as above."""
    accredited = services.settings.guard.accredited_for_dep_v
    return InputGuard(configured_guard(policy), services.injection_guard, accredited)


def injection_guard(services: "Foundation") -> InjectionGuard:
    """The guard with sentence vectors; its embedder is loaded when a sentence is doubtful."""
    return InjectionGuard(lambda texts: services.sentence_embedder.passages(texts).tolist())

"""Who judges whether sources carry a text."""

from typing import TYPE_CHECKING

from app.judging import Judges, SupportInThread, Wording, strongest
from guardrails.support.check import SupportCheck

if TYPE_CHECKING:
    from app.prompting.library import PromptLibrary
    from app.wiring.foundation import Foundation

PROMPT = "support/follows"


def support_judges(services: "Foundation", *, close: bool = False) -> Judges:
    """Raises: SettingsWrong when a prompt or setting is not there.

    Args:
        close: for texts that were written from their sources, see SupportCheck.
    """
    asked = wording(services.prompts)
    careful = strongest(services.embedder, services.generator, asked, close=close)
    return Judges(SupportInThread(SupportCheck(close=close)), careful)


def wording(prompts: "PromptLibrary") -> Wording:
    """How a language model is asked. Raises: PromptNotFound."""
    prompt = prompts.active(PROMPT)
    return Wording(
        prompt.reference,
        prompt.about.sampling,
        lambda source, sentence: prompt.render(source=source, sentence=sentence),
    )

"""Who judges whether sources carry a text."""

from typing import TYPE_CHECKING

from app.judging import Judges, SupportInThread, Wording, strongest

if TYPE_CHECKING:
    from app.prompting.library import PromptLibrary
    from app.wiring.foundation import Foundation

PROMPT = "support/follows"


def support_judges(services: "Foundation") -> Judges:
    """Raises: SettingsWrong when a prompt or setting is not there."""
    fast = SupportInThread(services.support_check)
    careful = strongest(services.embedder, services.generator, wording(services.prompts))
    return Judges(fast, careful)


def wording(prompts: "PromptLibrary") -> Wording:
    """How a language model is asked. Raises: PromptNotFound."""
    prompt = prompts.active(PROMPT)
    return Wording(
        prompt.reference,
        prompt.about.sampling,
        lambda source, sentence: prompt.render(source=source, sentence=sentence),
    )

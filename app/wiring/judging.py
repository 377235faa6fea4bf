"""Who judges whether sources carry a text."""

from typing import TYPE_CHECKING

from app.judging import Embedded, Judges, SupportInThread, Wording, strongest, without_model
from guardrails.support.check import SupportCheck

if TYPE_CHECKING:
    from app.prompting.library import PromptLibrary
    from app.wiring.foundation import Foundation
    from knowledge_base.contract import Embedder

PROMPT = "support/follows"


def support_judges(services: "Foundation") -> Judges:
    """For texts of any origin. Raises: SettingsWrong when a prompt or setting is not there."""
    asked = wording(services.prompts)
    careful = strongest(services.embedder, services.generator, asked)
    return Judges(SupportInThread(SupportCheck()), careful)


def answer_judges(embedder: "Embedder") -> Judges:
    """For what the language model wrote from its sources: both want it to stay close to them.

    The model is not asked about its own sentences. It agrees with them: measured on those read
    by hand (docs/quality.md), its opinion adds seconds and finds fewer of the wrong ones.
    """
    careful = without_model(Embedded(embedder), close=True)
    return Judges(SupportInThread(SupportCheck(close=True)), SupportInThread(careful))


def wording(prompts: "PromptLibrary") -> Wording:
    """How a language model is asked. Raises: PromptNotFound."""
    prompt = prompts.active(PROMPT)
    return Wording(
        prompt.reference,
        prompt.about.sampling,
        lambda source, sentence: prompt.render(source=source, sentence=sentence),
    )

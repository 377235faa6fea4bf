"""Who judges whether sources carry a text."""

from typing import TYPE_CHECKING

from app.judging import Judges, SupportInThread, Wording, strongest

if TYPE_CHECKING:
    from app.wiring import Services

PROMPT = "support/follows"


def support_judges(services: "Services") -> Judges:
    """Raises: SettingsWrong when a prompt or setting is not there."""
    prompt = services.prompts.active(PROMPT)
    wording = Wording(
        prompt.reference,
        prompt.about.sampling,
        lambda source, sentence: prompt.render(source=source, sentence=sentence),
    )
    fast = SupportInThread(services.support_check)
    return Judges(fast, strongest(services.embedder, services.generator, wording))

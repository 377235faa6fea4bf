"""What can go wrong, in the words of this domain; HTTP is not mentioned here.

The message of each error is Dutch at B1: people read it on the command line and in the page.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.values.conversations import PersonalData


class NotabeneError(Exception):
    """Base of every error this service raises on purpose."""


class InvalidInput(NotabeneError):
    """What was given cannot be used, and the message says why."""


class SettingsWrong(NotabeneError):
    """A setting, prompt file or registry entry is wrong; the service does not start."""


class TooLarge(InvalidInput):
    """More was sent than this service takes."""


class FileUnreadable(NotabeneError):
    """A file cannot be read, and the message says why."""


class NotSignedIn(NotabeneError):
    """There is no valid key with this question."""


class NotAllowed(NotabeneError):
    """This person may not do this."""


class NotFound(NotabeneError):
    """There is no such thing (any more)."""


class JobsBusy(NotabeneError):
    """Another process does the work of this one already."""


class WorkFailed(NotabeneError):
    """Long work ended before it was done."""


class KnowledgeBaseError(NotabeneError):
    """The knowledge base cannot do its work now."""


class KnowledgeBaseLocked(KnowledgeBaseError):
    """Another process is writing to the knowledge base."""


class IndexOutdated(KnowledgeBaseError):
    """The collection was made with another embedder and must be indexed again."""


class PromptError(SettingsWrong):
    """A prompt file is missing, malformed or used wrongly."""


class PromptNotFound(PromptError):
    def __init__(self, prompt_id: str) -> None:
        super().__init__(f"Er is geen prompt '{prompt_id}'.")
        self.prompt_id = prompt_id


class ModelError(NotabeneError):
    """The language model could not do its work."""


class ModelMissing(ModelError):
    """The model file is not there, or not whole."""


class ModelAway(ModelError):
    """The model server does not answer, or stopped halfway."""


class ModelBusy(ModelError):
    """The queue for the model is full; `retry_after` is in seconds."""

    def __init__(self, waiting: int, retry_after: float) -> None:
        super().__init__(
            f"Het taalmodel is druk: er wachten al {waiting} vragen. "
            f"Probeer het over {max(1, round(retry_after))} seconden opnieuw."
        )
        self.waiting = waiting
        self.retry_after = retry_after


class PromptTooLong(ModelError):
    """The prompt and the room for an answer do not fit in the context; never cut silently."""

    def __init__(self, tokens: int, limit: int) -> None:
        super().__init__(
            f"De tekst is te lang voor dit taalmodel: {tokens} tokens, er passen er {limit}. "
            "Maak de tekst korter of splits hem."
        )
        self.tokens = tokens
        self.limit = limit


class AnswerWithheld(NotabeneError):
    """A guardrail blocked the text; `kinds` says what was found, never the value."""

    def __init__(self, kinds: tuple[str, ...]) -> None:
        super().__init__(f"De tekst is tegengehouden. Gevonden: {', '.join(kinds)}.")
        self.kinds = kinds


class PersonalDataFound(NotabeneError):
    """A question holds what looks like personal data; the person has yet to say what to do."""

    def __init__(self, findings: "Sequence[PersonalData]") -> None:
        super().__init__(
            "Uw bericht bevat mogelijk persoonsgegevens. Het is nog niet verstuurd. Vervang de "
            "gegevens, pas de tekst aan, of geef een reden om de gegevens toch te versturen."
        )
        self.findings = tuple(findings)


class QuestionRefused(AnswerWithheld):
    """A guardrail refuses what a person sent; the message says why and what to do."""

    def __init__(self, kinds: tuple[str, ...], advice: str) -> None:
        super().__init__(kinds)
        self.args = (advice,)

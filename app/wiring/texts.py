"""Work on texts that people give: reading, guarding, summarising, minutes."""

import logging
from typing import TYPE_CHECKING

from app.fitted import OtherEmbedder
from app.guarding.answers import AnswerGuardInThread
from app.guarding.texts import TextGuardInThread
from app.judging import SupportInThread
from app.reading import FileReader
from app.speech import FasterWhisper
from app.use_cases.minutes import MakeMinutes
from app.use_cases.minutes.item_model import ItemModel
from app.use_cases.summarize import Summarize

if TYPE_CHECKING:
    from app.wiring.writing import Writing

# Names may be in a summary, because they are in the text; numbers of persons may not.
_TEXT_POLICY = "search"
_log = logging.getLogger("app.minutes")


def summarize(services: "Writing") -> Summarize:
    """Raises: SettingsWrong when a prompt or weight is not there."""
    return Summarize(
        prompts=services.prompts,
        generator=services.generator,
        judge=SupportInThread(services.support_check),
        texts=text_guard(services),
        guard=AnswerGuardInThread(services.privacy_guard("answer")),
        audit=services.audit,
    )


def make_minutes(services: "Writing") -> MakeMinutes:
    """Raises: SettingsWrong when a prompt or weight is not there."""
    return MakeMinutes(
        prompts=services.prompts,
        generator=services.generator,
        judge=SupportInThread(services.support_check),
        texts=text_guard(services),
        audit=services.audit,
        finder=item_model(services),
    )


def item_model(services: "Writing") -> ItemModel | None:
    """Nothing where the weights are of another embedder: then the words alone decide."""
    try:
        return ItemModel(services.sentence_embedder)
    except OtherEmbedder as mismatch:
        _log.warning("minutes_by_words_only: %s", mismatch)
        return None


def file_reader(services: "Writing") -> FileReader:
    settings = services.settings
    return FileReader(FasterWhisper(settings.speech.model, settings.model.threads))


def text_guard(services: "Writing") -> TextGuardInThread:
    return TextGuardInThread(
        services.privacy_guard(_TEXT_POLICY),
        services.injection_guard,
        accredited_for_dep_v=services.settings.guard.accredited_for_dep_v,
    )

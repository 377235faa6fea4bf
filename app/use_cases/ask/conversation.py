"""Puts a conversation in the order that keeps the model warm: what is stable stands in front."""

from collections.abc import Sequence

from app.prompting.library import PromptLibrary
from app.use_cases.ask.turns import Found, said_by_model
from app.values.answers import Turn
from app.values.language import Message


def messages(
    prompts: PromptLibrary, turns: Sequence[Found], history: Sequence[Turn]
) -> list[Message]:
    """Rules first, then each turn with the sources it brought, the new question last."""
    written = list(prompts.active("ask/answer").render())
    for found, turn in zip(turns, history, strict=False):
        written += _asked(prompts, found)
        written.append(Message("assistant", said_by_model(turn.answer)))
    return written + _asked(prompts, turns[-1])


def _asked(prompts: PromptLibrary, found: Found) -> list[Message]:
    return prompts.active("ask/question").render(sources=found.new, question=found.question)

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
    rules = prompts.active("ask/answer")
    opening = rules.about.sampling.opening
    written = list(rules.render())
    for found, turn in zip(turns, history, strict=False):
        written += _asked(prompts, found)
        said = said_by_model(turn.answer)
        written.append(Message("assistant", f"{opening.wanted}\n{said}" if opening else said))
    return written + _asked(prompts, turns[-1])


def _asked(prompts: PromptLibrary, found: Found) -> list[Message]:
    return prompts.active("ask/question").render(sources=found.new, question=found.question)

"""Puts a conversation in the order that keeps the model warm: what is stable stands in front."""

from collections.abc import Sequence

from app.prompting.library import PromptLibrary
from app.use_cases.ask.turns import NOT_IN_SOURCES, NOTHING, Found, said_by_model
from app.values.answers import Turn
from app.values.language import Message


def messages(
    prompts: PromptLibrary, turns: Sequence[Found], history: Sequence[Turn]
) -> list[Message]:
    """Whether the answer is there: rules and examples, each turn, the new question last."""
    written = list(prompts.active("ask/check").render())
    for found, turn in zip(turns, history, strict=False):
        written += [*_asked(prompts, found), *_answered(prompts, found.question, turn.answer)]
    return written + _asked(prompts, turns[-1])


def _answered(prompts: PromptLibrary, question: str, answer: str) -> list[Message]:
    """An earlier turn after its question, as the model itself went through it."""
    opening = prompts.active("ask/check").about.sampling.opening
    if opening is None or answer.startswith((NOT_IN_SOURCES, NOTHING)):
        return [Message("assistant", opening.other if opening else "nee")]
    asked = prompts.active("ask/answer").render(question=question)
    said = Message("assistant", said_by_model(answer))
    return [Message("assistant", opening.wanted), *asked, said]


def _asked(prompts: PromptLibrary, found: Found) -> list[Message]:
    return prompts.active("ask/question").render(sources=found.new, question=found.question)

"""Puts a conversation in the order that keeps the model warm: what is stable stands in front."""

from collections.abc import Sequence

from app.prompting.library import PromptLibrary
from app.use_cases.ask.turns import Found, said_by_model
from app.values.answers import Turn
from app.values.language import Message


def messages(
    prompts: PromptLibrary, turns: Sequence[Found], history: Sequence[Turn]
) -> list[Message]:
    """Whether the answer is there: rules and examples, each turn, the new question last."""
    written = list(prompts.active("ask/check").render())
    for found, turn in zip(turns, history, strict=False):
        written = answering(prompts, [*written, *_asked(prompts, found)])
        written.append(Message("assistant", said_by_model(turn.answer)))
    return written + _asked(prompts, turns[-1])


def answering(prompts: PromptLibrary, checked: Sequence[Message]) -> list[Message]:
    """The answer itself, asked for in the same conversation, so that nothing is read twice."""
    opening = prompts.active("ask/check").about.sampling.opening
    said = [Message("assistant", opening.wanted)] if opening else []
    return [*checked, *said, *prompts.active("ask/answer").render()]


def _asked(prompts: PromptLibrary, found: Found) -> list[Message]:
    return prompts.active("ask/question").render(sources=found.new, question=found.question)

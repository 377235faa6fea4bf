"""A conversation in the form that the template of a model takes."""

from collections.abc import Callable, Sequence

from jinja2 import TemplateError

from app.errors import ModelError
from app.values.language import Message

Template = Callable[[Sequence[Message]], str]


def rendered(template: Template, messages: Sequence[Message]) -> str:
    """The prompt. Raises: ModelError when the template takes no such conversation.

    Templates without a system role (older Gemma and Mistral) refuse it or leave it out; for
    those the system text goes in front of the first question.
    """
    rules = [each.content.strip() for each in messages if each.role == "system"]
    try:
        prompt = template(messages)
    except (ValueError, TemplateError) as error:
        if not rules:
            raise ModelError("Het sjabloon van dit taalmodel weigert dit gesprek.") from error
        return rendered(template, folded(messages))
    if all(rule in prompt for rule in rules):
        return prompt
    return rendered(template, folded(messages))


def folded(messages: Sequence[Message]) -> list[Message]:
    """The conversation with its system text in front of the first question."""
    rules = "\n\n".join(each.content for each in messages if each.role == "system")
    turns = [each for each in messages if each.role != "system"]
    first = next((nr for nr, each in enumerate(turns) if each.role == "user"), None)
    if first is None:
        return [Message("user", rules), *turns]
    turns[first] = Message("user", f"{rules}\n\n{turns[first].content}")
    return turns

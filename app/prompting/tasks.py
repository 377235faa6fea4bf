"""A prompt with a `task` above it, as the task that a person sees."""

from app.prompting.front_matter import Input
from app.prompting.parsing import Prompt
from app.values.tasks import Task, TaskField


def task_name(prompt: Prompt) -> str:
    """The folder it stands in."""
    return prompt.about.id.split("/")[0]


def task_of(prompt: Prompt) -> Task:
    """Raises: ValueError for a prompt that is no task."""
    about = prompt.about
    if about.task is None:
        raise ValueError(about.id)
    return Task(
        name=task_name(prompt),
        title=about.task.title,
        purpose=about.purpose,
        owner=about.owner,
        fields=tuple(_field(each) for each in about.inputs if each.type),
        output=about.task.output,
        release=about.task.release,
        policy=about.task.policy,
        judged=about.task.judged,
        not_for=about.task.not_for,
        prompt=prompt.reference,
    )


def _field(given: Input) -> TaskField:
    return TaskField(**given.model_dump())

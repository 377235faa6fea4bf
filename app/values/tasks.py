"""A task that follows from its prompt file, and what travels while it is done."""

from dataclasses import dataclass
from typing import Literal

from app.values.answers import Timings, Usage
from app.values.guarding import Guarded
from app.values.language import Waiting
from guardrails.contract import SentenceSupport

FieldType = Literal["text", "long_text", "choice", "date", "number", "file"]
Output = Literal["text", "markdown", "slides", "code"]
Release = Literal["sentence", "paragraph", "whole"]
Phase = Literal["queue", "search", "read", "write", "check"]


@dataclass(frozen=True, slots=True)
class TaskField:
    """One thing to fill in; `choices` belong to the type choice, `longest` is in characters."""

    name: str
    type: FieldType
    label: str
    help: str = ""
    required: bool = True
    choices: tuple[str, ...] = ()
    longest: int = 20_000


@dataclass(frozen=True, slots=True)
class Task:
    """What a person needs to know of a task before and while filling it in.

    `judged`: each sentence is compared with what was filled in. `release` is how much is judged
    before it is shown. `not_for` says in Dutch what the task may not be used for.
    """

    name: str
    title: str
    purpose: str
    owner: str
    fields: tuple[TaskField, ...]
    output: Output
    release: Release
    policy: str
    judged: bool
    not_for: tuple[str, ...]
    prompt: str


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file for a field of the type file; its text is read from it."""

    name: str
    data: bytes


Given = str | GivenFile


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the work is; `text` is Dutch for a status line, of `total` steps `done` are done."""

    phase: Phase
    text: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class FieldsGuarded:
    """Sent once, before the first text, when the guardrails found something in the fields."""

    guards: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The next sentence that may be shown, with the white space before it.

    `sentence` is its id: "z1", "z2" ...
    """

    sentence: str
    text: str


@dataclass(frozen=True, slots=True)
class SentenceJudged:
    """The verdict on a sentence that was shown; offsets are in the whole text."""

    sentence: str
    support: SentenceSupport


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What was made. `complete` is false when the model ran out of room.

    `sentences` is empty for a task that is not judged; its sources are names of fields.
    """

    task: str
    output: Output
    text: str
    complete: bool
    sentences: tuple[SentenceSupport, ...]
    guards: tuple[Guarded, ...]
    usage: Usage
    timings: Timings
    energy_wh: float
    model: str
    prompt: str


@dataclass(frozen=True, slots=True)
class TaskDone:
    """Always the last event."""

    result: TaskResult


TaskEvent = Waiting | Progress | FieldsGuarded | Written | SentenceJudged | TaskDone

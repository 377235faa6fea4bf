"""What travels when minutes are made of a transcript or of notes."""

from dataclasses import dataclass

from app.values.answers import Usage
from app.values.guarding import Guarded
from app.values.language import Waiting
from app.values.tasks import Progress
from guardrails.contract import Mark

# What stands behind an item that is not sure.
LOOK = "mogelijk, kijk na"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of what was said or noted; `time` is as the recording counts it ("0:12:40")."""

    nr: int
    speaker: str
    text: str
    time: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """`role` is empty where it is not said; `passage` is where the name stands."""

    name: str
    role: str
    present: bool
    passage: int


@dataclass(frozen=True, slots=True)
class Decision:
    """`text` is carried by the passage with this number, to the degree of `support`.

    Not `sure`: this may be a decision, and a person must look.
    """

    text: str
    support: Mark
    passage: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Action:
    """Empty `who` or `when`: that was not said. `sure` as with a decision."""

    who: str
    what: str
    when: str
    support: Mark
    passage: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Minutes:
    """`passages` has what the rest refers to, by number."""

    attendees: tuple[Attendee, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    passages: tuple[Passage, ...]
    guards: tuple[Guarded, ...]
    usage: Usage
    seconds: float
    model: str
    prompt: str


@dataclass(frozen=True, slots=True)
class MinutesDone:
    """Always the last event."""

    minutes: Minutes


MinutesEvent = Waiting | Progress | MinutesDone

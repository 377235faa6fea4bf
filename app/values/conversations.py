"""What travels when people talk with the assistant; texts in here are masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.values.answers import Answer, AskEvent

# "stopped": by the reader, "failed": by the service; both may hold a part of an answer.
State = Literal["answered", "abstained", "stopped", "failed"]
Thumb = Literal["up", "down"]
# What happens to personal data in a question: first ask, mask, or let through with a reason.
Consent = Literal["ask", "mask", "send"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """`collections` names where it looks, None is everywhere the owner may; times are in UTC.

    `files` are the names of the owner's own files, which serve this conversation alone.
    """

    id: str
    owner: str
    title: str
    made: datetime
    changed: datetime
    keep_until: date
    collections: tuple[str, ...] | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the reader thought of an answer; `remark` is masked."""

    thumb: Thumb
    reason: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer; `found` is how many passages were looked at."""

    id: str
    conversation: str
    question: str
    state: State
    made: datetime
    answer: Answer | None = None
    found: int = 0
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """A question as a person sends it; `reason` goes with the consent to let data through."""

    question: str
    consent: Consent = "ask"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Something in a question that looks like personal data, as a span in code points.

    `may_send`: the policy leaves it to the person to let it through.
    """

    kind: str
    start: int
    end: int
    text: str
    reason: str
    may_send: bool


@dataclass(frozen=True, slots=True)
class Begun:
    """Always the first event: the exchange that will be kept."""

    exchange: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Always the last event: the exchange as it was kept."""

    exchange: Exchange


TalkEvent = Begun | Kept | AskEvent


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with the newest part of what was said; `earlier` is how many came before."""

    conversation: Conversation
    exchanges: Sequence[Exchange]
    earlier: int = 0

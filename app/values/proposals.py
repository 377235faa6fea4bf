"""What the machine proposes to take out of a document, and what people decided."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

Judgement = Literal["Openbaar", "Deels openbaar", "Niet openbaar", "Reeds openbaar"]
Act = Literal["accept", "reject", "judge", "confirm", "undo"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that might not be published, and why; a person decides.

    `start` and `end` are code points of the text of the page, end exclusive. `kind` is what it is
    (`person_name`, `opinion`, ...). Proposals with the same `key` are one decision: the same
    person or passage, anywhere in the dossier. `ground` is empty where the passage stays, as an
    opinion in a nota for formal decision-making. `detector` is what found it, or a person's id.
    """

    id: str
    document: str
    page: int
    start: int
    end: int
    text: str
    kind: str
    ground: str
    reason: str
    score: float
    key: str
    detector: str


class Tally(NamedTuple):
    """How many proposals of a document are one decision; `grounded` when they have a ground.

    A hundred thousand of them are read for one page, so this is the quickest sort of value.
    """

    document: str
    key: str
    grounded: bool
    number: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One line in the log of a dossier; nothing in it is ever changed.

    accept, reject: about a proposal and, with its key, about all like it. judge: about a document;
    `suspended` when it is published later, because a third party may object.
    confirm: a second reader agrees. undo: takes back the decision with number `undoes`.
    """

    number: int
    when: dt.datetime
    who: str
    act: Act
    proposal: str = ""
    key: str = ""
    document: str = ""
    ground: str = ""
    judgement: Judgement | None = None
    note: str = ""
    undoes: int | None = None
    suspended: bool = False

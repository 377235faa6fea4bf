"""What a guardrail did, in kinds and counts: never with what was found."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import StrictInt, StrictStr

from guardrails.contract import Action

Acted = Literal["note", "mask", "block"]
Done = Acted | Literal["override", "withhold"]
ACTED: Mapping[Action, Acted] = {Action.NOTE: "note", Action.MASK: "mask", Action.BLOCK: "block"}


@dataclass(frozen=True, slots=True)
class Guarded:
    """How often one thing was done to one kind of finding.

    `override`: a person let it through, `withhold`: a sentence of the answer was not shown.
    """

    kind: str
    action: Done
    count: int


@dataclass(frozen=True, slots=True)
class Override:
    """Kinds that a person lets through, and why."""

    kinds: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class GivenSource:
    """A text that an answer may rest on, with the id that whoever gave it knows it by.

    The id goes back as it came, so 1, "1" and true must not become one another.
    """

    id: StrictStr | StrictInt
    text: str


def counted(done: Iterable[tuple[str, Done]]) -> tuple[Guarded, ...]:
    """The kinds and what was done to them, each once, in order of name."""
    counts = Counter(done)
    return tuple(Guarded(kind, action, n) for (kind, action), n in sorted(counts.items()))

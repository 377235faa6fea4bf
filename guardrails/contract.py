"""What a guardrail is: a check finds, a policy decides, the pipeline applies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, Protocol

Mark = Literal["supported", "partial", "unsupported", "not_checkable"]


class Action(IntEnum):
    """What happens to a finding, from mildest to strictest."""

    NOTE = 0
    MASK = 1
    BLOCK = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check saw, as a half-open span in code points of the text as given.

    `public`: it belongs to an organisation or a public role, so it is no secret of a person.
    """

    kind: str
    start: int
    end: int
    reason: str
    score: float = 1.0
    public: bool = False


class Check(Protocol):
    """Looks at a text and reports; it never rewrites, raises or decides."""

    @property
    def name(self) -> str: ...

    def __call__(self, text: str) -> Iterable[Finding]: ...


@dataclass(frozen=True, slots=True)
class Decision:
    """A finding and what the policy does with it; `override`: a person may decide otherwise."""

    finding: Finding
    action: Action
    override: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The text that may be shown, and why it looks the way it does."""

    text: str
    decisions: tuple[Decision, ...] = ()

    @property
    def blocked(self) -> bool:
        return self.decision == "block"

    @property
    def decision(self) -> Literal["allow", "mask", "block"]:
        """The strictest action of all findings; a note changes nothing."""
        strictest = max((d.action for d in self.decisions), default=Action.NOTE)
        return _DECISIONS[strictest]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(sorted({d.finding.kind for d in self.decisions}))


_DECISIONS: dict[Action, Literal["allow", "mask", "block"]] = {
    Action.NOTE: "allow",
    Action.MASK: "mask",
    Action.BLOCK: "block",
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """A passage that an answer may rest on."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class SentenceSupport:
    """One sentence of an answer and whether the sources carry it (score 1 = fully)."""

    start: int
    end: int
    text: str
    support: Mark
    score: float
    sources: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: str = ""


class Similarity(Protocol):
    """How near in meaning a sentence is to each passage, as cosines; an embedder can do it."""

    @property
    def name(self) -> str: ...

    def __call__(self, sentence: str, passages: Sequence[str]) -> Sequence[float]: ...


class Entailment(Protocol):
    """The probability (0..1) that a sentence follows from a text; None when there was no time.

    A language model can do it, or a model that was trained for it; `name` also tells how it was
    asked, because a calibration only holds for that.
    """

    @property
    def name(self) -> str: ...

    def __call__(self, source: str, sentence: str) -> float | None: ...

"""What every scorer is: small, frozen, versioned, and honest about what it cannot judge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from guardrails.contract import SentenceSupport


@dataclass(frozen=True, slots=True)
class Sample:
    """What a scorer looks at: what was given, what was written, and what was hoped for.

    `sentences` and `sources` are there when the task judged its own text; `sources` holds their
    texts. `alarm` is whether a check stopped the text, None where nothing was checked. `expect` is
    what the case says about a good answer, such as {"contains": ["14 dagen"]}.
    """

    given: Mapping[str, str]
    text: str
    expect: Mapping[str, Any] = field(default_factory=dict)
    abstained: bool = False
    sentences: tuple[SentenceSupport, ...] = ()
    sources: tuple[str, ...] = ()
    alarm: bool | None = None

    @property
    def source(self) -> str:
        """Everything the writer could know: what was filled in, and the sources."""
        return "\n\n".join([*self.given.values(), *self.sources])


@dataclass(frozen=True, slots=True)
class Score:
    """A number, or None for "could not be judged"; `detail` tells a person why, in Dutch."""

    value: float | None
    detail: str = ""


class Scorer(Protocol):
    """A frozen dataclass. A changed rule is a new `version`; results name both."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> int: ...

    @property
    def title(self) -> str:
        """What it measures, in a few Dutch words, for a column."""
        ...

    @property
    def higher_is_better(self) -> bool: ...

    @property
    def expects(self) -> tuple[str, ...]:
        """The keys of a case that it reads, such as "contains"."""
        ...

    def score(self, sample: Sample) -> Score | None:
        """None when it has nothing to say about such a case (no number to keep, for one)."""
        ...

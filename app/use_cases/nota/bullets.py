"""A bullet, read: what part of the nota it belongs to and what it leaves open."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.use_cases.nota.cues import (
    CLOSED,
    GOES_ON,
    GROUNDS,
    LABEL,
    PARTS,
    REASON,
    THEMES,
    Part,
    Theme,
    is_sentence,
)
from app.use_cases.nota.gaps import gap
from guardrails.support.passages import Reading


@dataclass(frozen=True)
class Bullet:
    """`id` is b1, b2 and so on, in the order in which they were given."""

    id: str
    text: str

    @cached_property
    def part(self) -> Part | None:
        return next((part for part, cue in PARTS.items() if cue.search(self.text)), None)

    @cached_property
    def theme(self) -> Theme | None:
        return next((theme for theme, cue in THEMES.items() if cue.search(self.text)), None)

    @cached_property
    def speaks_of_money(self) -> bool:
        return bool(THEMES["money"].search(self.text))

    @cached_property
    def gap(self) -> str:
        return gap(self.text)

    @cached_property
    def may_be_closed(self) -> bool:
        return bool(CLOSED.search(self.text))

    @cached_property
    def ground(self) -> str:
        """Why it may have to stay closed, "" when the bullet does not say."""
        return next((why for why, cue in GROUNDS.items() if cue.search(self.text)), "")

    @cached_property
    def goes_on(self) -> bool:
        """Whether it cannot be read without the bullet before it."""
        return bool(GOES_ON.search(self.text))

    @cached_property
    def is_reason(self) -> bool:
        """Whether it tells why the nota comes now."""
        return bool(REASON.search(self.text))

    @cached_property
    def is_sentence(self) -> bool:
        return is_sentence(self.text)

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.text)

    @cached_property
    def unlabelled(self) -> str:
        """Without a label such as "Voorstel:"."""
        return LABEL.sub("", self.text)


def bullets(texts: Iterable[str]) -> tuple[Bullet, ...]:
    return tuple(Bullet(f"b{nr}", text) for nr, text in enumerate(texts, start=1))

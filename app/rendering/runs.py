"""What of a text stands out: places that a person still has to fill in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TO_FILL_IN = re.compile(r"(\[AANVULLEN\b[^\]\n]*\])")


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    to_fill_in: bool = False


def runs(text: str) -> Iterator[Run]:
    """The text in pieces that joined give it back."""
    for part in _TO_FILL_IN.split(text):
        if part:
            yield Run(part, to_fill_in=bool(_TO_FILL_IN.fullmatch(part)))

"""A piece of a text and where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open, in code points of the text as given: `whole[start:end] == text`."""

    start: int
    end: int
    text: str

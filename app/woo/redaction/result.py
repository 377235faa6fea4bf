"""A document as it may be published, and how it was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# beeld: a picture with a layer of words; ongewijzigd: as it was; tekst: set anew from its text.
Way = Literal["beeld", "ongewijzigd", "tekst"]


@dataclass(frozen=True, slots=True)
class Redacted:
    """The bytes of a PDF; `ways` tells for each page, from 1, how it was made.

    `stays` is the text that its maker left in it. `printer` is what made pages of a file that had
    none.
    """

    data: bytes
    ways: Mapping[int, Way]
    boxes: int
    stays: str
    printer: str = ""

"""How a part of the service is doing."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Part:
    """`detail` is what an operator must know: what is loaded, or why it is not."""

    name: str
    state: Literal["loading", "ready", "failed"]
    detail: str = ""

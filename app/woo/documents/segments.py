"""A mail as a row of messages: its own, and the ones quoted under it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.woo.documents.kinds import CHAT_LINE

_STARTS = re.compile(
    r"^[> \t]*(?:\*{0,2}(?:Van|From)\*{0,2}\s*:[^\n]+(?:\n[> \t]*<[^\n]+)?"
    r"(?:\n[> \t]*\*{0,2}[A-Z][\w ]{1,14}\*{0,2}\s*:[^\n]*){1,6}"
    r"|(?:Op|On)\s[^\n]{4,160}?(?:schreef|wrote|geschreven)[^\n]{0,160}:[ \t]*$"
    r"|(?:Op|On)\s[^\n]{4,120}\n[> \t]*[^\n]{0,120}(?:schreef|wrote)[^\n]{0,120}:[ \t]*$)",
    re.MULTILINE,
)


def spoken(chat: str) -> Iterator[tuple[int, str]]:
    """What is said in each message of a chat, and where it starts: full stops are left out."""
    heads = list(CHAT_LINE.finditer(chat))
    ends = [*(head.start() for head in heads[1:]), len(chat)]
    for head, end in zip(heads, ends, strict=True):
        yield head.end(), chat[head.end() : end]


@dataclass(frozen=True, slots=True)
class Segment:
    """A message in the text of a page; `shared` when an outsider wrote it or got it."""

    start: int
    end: int
    shared: bool

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


def segments(text: str, outside: Callable[[str], bool]) -> Sequence[Segment]:
    """Cut at the lines that open a message; `outside` says whether such lines name an outsider.

    What is quoted under a message that an outsider wrote was read by that outsider.
    """
    openings = list(_STARTS.finditer(text))
    bounds = [(opening.start(), opening.group()) for opening in openings]
    if not bounds or bounds[0][0] > 0:
        bounds = [(0, ""), *bounds]
    ends = [*(start for start, _ in bounds[1:]), len(text)]
    shared = False
    found = []
    for (start, opening), end in zip(bounds, ends, strict=True):
        shared = shared or outside(opening)
        found.append(Segment(start, end, shared))
    return found

"""The passages of a document that people decided to take out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.values.dossiers import Page
from app.values.proposals import Proposal
from app.woo.standing import Stand


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open span in the text of a page, and what is printed in its place."""

    page: int
    start: int
    end: int
    grounds: tuple[str, ...]

    @property
    def label(self) -> str:
        return " ".join(self.grounds)


def marks(proposals: Iterable[Proposal], stand: Stand) -> list[Mark]:
    """What was accepted, in order of place; spans that touch are one."""
    accepted = [
        Mark(p.page, p.start, p.end, (held.ground,))
        for p in proposals
        if (held := stand.proposals.get(p.id)) and held.fate == "accepted"
    ]
    joined: list[Mark] = []
    for mark in sorted(accepted, key=lambda m: (m.page, m.start, -m.end)):
        if joined and joined[-1].page == mark.page and mark.start < joined[-1].end:
            joined[-1] = _joined(joined[-1], mark)
        else:
            joined.append(mark)
    return joined


def _joined(first: Mark, second: Mark) -> Mark:
    """A name inside a passage that goes as a whole needs no ground of its own."""
    if second.end <= first.end:
        return first
    grounds = tuple(dict.fromkeys((*first.grounds, *second.grounds)))
    return replace(first, end=second.end, grounds=grounds)


def taken_out(pages: Sequence[Page], found: Sequence[Mark]) -> list[str]:
    """The text of each mark."""
    by_number = {page.number: page.text for page in pages}
    return [by_number[mark.page][mark.start : mark.end] for mark in found]


def what_stays(pages: Sequence[Page], found: Sequence[Mark]) -> str:
    """The text of all pages with the label of each mark in its place."""
    by_page = {number: list(group) for number, group in groupby(found, lambda m: m.page)}
    return "\n".join(_stays(page.text, by_page.get(page.number, ())) for page in pages)


def _stays(text: str, found: Sequence[Mark]) -> str:
    kept = []
    at = 0
    for mark in found:
        kept += [text[at : mark.start], f" {mark.label} "]
        at = mark.end
    return "".join([*kept, text[at:]])

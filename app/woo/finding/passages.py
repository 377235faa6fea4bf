"""A passage of a page that somebody has to look at, before it is a proposal."""

from dataclasses import dataclass, replace
from hashlib import sha256

from app.values.dossiers import Page
from app.values.proposals import Proposal
from app.woo.documents.texts import words
from app.woo.finding.spellings import canonical

PRIVACY, DOSSIER, RULES = "privacy", "dossier", "rules"


@dataclass(frozen=True, slots=True)
class Passage:
    """A half-open span in the text of a page; `about` is what makes two passages the same.

    `ground` is empty where it may be published and a person should still see why.
    """

    kind: str
    start: int
    end: int
    ground: str
    reason: str
    score: float
    detector: str
    about: str = ""

    def overlaps(self, other: "Passage") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Passage") -> bool:
        """Whether the other is a part of this one, and not the whole."""
        return self.start <= other.start and other.end <= self.end and self.length > other.length

    @property
    def length(self) -> int:
        return self.end - self.start


def proposal(document: str, page: Page, passage: Passage) -> Proposal:
    """The same passage gets the same id again, so that proposing twice changes nothing."""
    text = page.text[passage.start : passage.end]
    about = passage.about or canonical(passage.kind, text) or " ".join(words(text))
    place = f"{document}\0{page.number}\0{passage.start}\0{passage.end}\0{passage.kind}"
    return Proposal(
        id=_digest(place),
        document=document,
        page=page.number,
        start=passage.start,
        end=passage.end,
        text=text,
        kind=passage.kind,
        ground=passage.ground,
        reason=passage.reason,
        score=round(passage.score, 3),
        key=_digest(f"{passage.kind}\0{about}"),
        detector=passage.detector,
    )


def passage(found: Proposal) -> Passage:
    """What a proposal was made of, as far as it is kept."""
    return Passage(
        found.kind, found.start, found.end, found.ground, found.reason, found.score, found.detector
    )


def disjoint(passages: list[Passage]) -> list[Passage]:
    """Names and numbers may stand in a sentence; of two that only overlap, the longer stays."""
    kept: list[Passage] = []
    for each in sorted(passages, key=lambda p: (-p.length, p.start, p.ground == "")):
        clash = (other for other in kept if each.overlaps(other))
        if all(_apart(each, other) for other in clash):
            kept.append(each)
    return sorted(kept, key=lambda p: (p.start, -p.end))


def _apart(one: Passage, other: Passage) -> bool:
    """A name inside a sentence about policy or business is a proposal of its own."""
    return (one.kind in SENTENCES) != (other.kind in SENTENCES)


def shifted(passage: Passage, start: int, end: int) -> Passage:
    return replace(passage, start=start, end=end)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


SENTENCES = frozenset({"opinion", "company", "special_category"})

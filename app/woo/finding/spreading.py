"""Findings become proposals: the same person and the same passage the same way everywhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.values.dossiers import Document, Page
from app.values.proposals import Proposal
from app.woo.documents.mail import domain
from app.woo.documents.segments import Segment, segments, spoken
from app.woo.finding.company import about_company, from_company
from app.woo.finding.knowledge import Knowledge
from app.woo.finding.mentions import mentions, one_word_is_name
from app.woo.finding.names import signs_under_mandate, trimmed
from app.woo.finding.opinions import Views, opinions
from app.woo.finding.passages import (
    DOSSIER,
    RULES,
    SENTENCES,
    Passage,
    disjoint,
    passage,
    proposal,
    shifted,
)
from app.woo.finding.signatures import signatures

_INTERNAL = ("5.2.1", "persoonlijke beleidsopvatting voor intern beraad")
_FORMAL = (
    "",
    "persoonlijke beleidsopvatting in een stuk voor formele besluitvorming: wordt openbaar in "
    "niet tot personen herleidbare vorm (5.2 lid 3)",
)
_QUOTED = re.compile(r"^[>| ]*>[> ]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Judge:
    """Says of a name whether it may stay, and who it is."""

    text: str
    knowledge: Knowledge

    def __call__(self, found: Passage) -> Passage:
        written = self.text[found.start : found.end]
        people = self.knowledge.people
        about = people.key(written)
        if people.is_public(written):
            reason = "treedt wegens zijn functie naar buiten"
            return replace(found, ground="", reason=reason, about=about)
        if signs_under_mandate(self.text, found.start):
            reason = "ondertekent onder mandaat: naam en functie blijven, de handtekening niet"
            return replace(found, ground="", reason=reason, about=about)
        reason = "persoon die niet wegens zijn functie naar buiten treedt"
        return replace(found, ground="5.1.2.e", reason=reason, about=about)


@dataclass(frozen=True, slots=True)
class Spreading:
    """Works out the proposals of a document with what is known of the whole dossier."""

    knowledge: Knowledge
    views: Views | None = None

    def proposals(
        self, document: Document, pages: Sequence[Page], found: Sequence[Proposal]
    ) -> list[Proposal]:
        made: list[Proposal] = []
        for page in pages:
            here = [passage(each) for each in found if each.page == page.number]
            if document.mail:
                here += signatures(page.text, self.knowledge.people.initials)
            kept = disjoint([*self._personal(page.text, here), *self._views(document, page.text)])
            made += [proposal(document.id, page, p) for whole in kept for p in _lines(page, whole)]
        return made

    def _personal(self, text: str, found: Sequence[Passage]) -> list[Passage]:
        """Raw findings put right, and the places that were missed of people who are known."""
        known = self.knowledge
        rest = [each for each in found if each.kind != "person_name" and each.detector != DOSSIER]
        named = [
            n for each in found if each.kind == "person_name" if (n := self._name(text, each))
        ]
        known_here = list(mentions(text, known.people))
        named = [n for n in named if not any(m.holds(n) for m in known_here)]
        more = [m for m in known_here if not any(m.overlaps(each) for each in named)]
        rest = [each for each in rest if not self._of_the_house(text, each)]
        rest += [m for m in known.alike.mentions(text) if not any(m.overlaps(r) for r in rest)]
        addresses = [self._address(text, _without_name(each, known_here)) for each in rest]
        return [*map(Judge(text, self.knowledge), [*named, *more]), *addresses]

    def _of_the_house(self, text: str, found: Passage) -> bool:
        written = text[found.start : found.end]
        return found.kind == "phone" and self.knowledge.alike.is_of_the_house(written)

    def _name(self, text: str, found: Passage) -> Passage | None:
        span = trimmed(text, found.start, found.end)
        span = span and self.knowledge.people.without_more(text, *span)
        if span is None:
            return None
        written = text[slice(*span)]
        if self.knowledge.things.holds(text, *span):
            return None
        if " " not in written and not one_word_is_name(
            text, span[0], written, self.knowledge.people
        ):
            return None
        return shifted(found, *span)

    def _address(self, text: str, found: Passage) -> Passage:
        """Where somebody works may be known, so the domain of his address stays."""
        written = text[found.start : found.end]
        if found.kind != "email" or domain(written.replace(" ", "")) not in (
            self.knowledge.workplaces
        ):
            return found
        end = found.start + len(written.partition("@")[0].rstrip())
        reason = "e-mailadres van een medewerker; het domein blijft zichtbaar"
        return replace(found, kind="email_local", end=end, reason=reason)

    def _views(self, document: Document, text: str) -> Iterator[Passage]:
        """Sentences: views on policy, and business data of others."""
        plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
        cut = segments(text, self.knowledge.origin.names_outsider) if document.mail else ()
        yield from self._opinions(document, plain, cut)
        yield from self._business(document, plain)

    def _opinions(
        self, document: Document, text: str, cut: Sequence[Segment]
    ) -> Iterator[Passage]:
        if document.context == "extern" or self.knowledge.origin.from_outside(document):
            return
        ground, reason = _FORMAL if document.context == "bestuur" else _INTERNAL
        for at, said in spoken(text) if document.kind == "chat" else [(0, text)]:
            among = partial(_kept_inside, cut, at)
            for view in opinions(said, self.views, among):
                start, end = at + view.start, at + view.end
                yield Passage("opinion", start, end, ground, reason, view.score, RULES)

    def _business(self, document: Document, text: str) -> Iterator[Passage]:
        origin = self.knowledge.origin
        if document.kind == "offer" or origin.from_business(document):
            yield from from_company(text, in_confidence=origin.in_confidence(document))
        elif document.context != "extern":
            yield from about_company(text, self.knowledge.companies)


def _kept_inside(cut: Sequence[Segment], offset: int, place: int) -> bool:
    """Whether no outsider wrote or got what stands at this place."""
    return not any(segment.shared for segment in cut if segment.holds(offset + place))


def _without_name(found: Passage, names: Sequence[Passage]) -> Passage:
    """An address in a letter begins with a name; that is a proposal of its own."""
    name = next((m for m in names if m.start <= found.start < m.end < found.end), None)
    if found.kind != "postal_address" or name is None:
        return found
    return shifted(found, name.end + 1, found.end)


def _lines(page: Page, whole: Passage) -> Iterator[Passage]:
    """A sentence that was quoted runs over lines; the signs of the quoting stay."""
    if whole.kind not in SENTENCES:
        yield whole
        return
    text = page.text[whole.start : whole.end]
    start = whole.start
    for quoted in _QUOTED.finditer(text):
        end = whole.start + quoted.start()
        if page.text[start:end].strip():
            yield _stripped(page, shifted(whole, start, end))
        start = whole.start + quoted.end()
    if page.text[start : whole.end].strip():
        yield _stripped(page, shifted(whole, start, whole.end))


def _stripped(page: Page, part: Passage) -> Passage:
    text = page.text[part.start : part.end]
    start = part.start + len(text) - len(text.lstrip())
    return shifted(part, start, start + len(text.strip()))

"""What is known of a whole dossier, so that the same person or passage is treated the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.values.dossiers import Document, Page
from app.values.proposals import Proposal
from app.woo.documents.mail import domain, name_of
from app.woo.documents.relations import own_domains
from app.woo.documents.texts import words
from app.woo.finding.alike import Alike
from app.woo.finding.company import Companies, company_names, gives_in_confidence
from app.woo.finding.domains import Workplaces, label_of
from app.woo.finding.findings import OFFICE
from app.woo.finding.names import trimmed
from app.woo.finding.origin import Origin
from app.woo.finding.persons import People
from app.woo.finding.things import Things, is_organisation


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Who is who, who works where, which companies there are, and where documents come from."""

    people: People
    workplaces: Workplaces
    companies: Companies
    things: Things
    alike: Alike
    origin: Origin


class Learning:
    """Goes through the documents of a dossier one by one and gives what it learned."""

    def __init__(self, documents: Sequence[Document], offices: Sequence[str]) -> None:
        self._people = People(offices)
        self._companies: set[str] = set()
        self._alike = Alike()
        self._origin = Origin(documents, own_domains(documents))
        mails = [document.mail for document in documents if document.mail]
        writers = {person for mail in mails for person in (mail.sender, *mail.recipients)}
        self._domains = {domain(writer) for writer in writers}
        for writer in sorted(writers):
            name = name_of(writer)
            whole = len(words(name)) > 1 and "@" not in name
            if whole and not is_organisation(name, {label_of(domain(writer))}):
                self._people.meet_writer(name)

    def hear(self, found: Sequence[Proposal]) -> None:
        """Take in the addresses that were found; all of them before any text is read."""
        self._domains |= {domain(each.text) for each in found if each.kind.startswith("email")}
        for each in found:
            self._alike.hear(each.text, each.kind, each.ground, each.reason)

    def read(self, document: Document, pages: Sequence[Page], found: Sequence[Proposal]) -> None:
        texts = {page.number: page.text for page in pages}
        for each in found:
            if each.kind == "person_name":
                text = texts[each.page]
                span = trimmed(text, each.start, each.end)
                span = span and self._people.without_more(text, *span)
                if span and not self._things.notice(text, *span):
                    reason = OFFICE if each.reason == OFFICE else ""
                    self._people.meet_on(text, *span, reason)
        for text in texts.values():
            self._workplaces.look_in(text)
            self._alike.look_in(text)
            self._companies |= company_names(text)
            if gives_in_confidence(text):
                self._origin.is_confidential(document)

    @cached_property
    def _things(self) -> Things:
        return Things(self._workplaces.labels)

    @cached_property
    def _workplaces(self) -> Workplaces:
        return Workplaces(self._domains, self._origin.ours)

    def learned(self) -> Knowledge:
        companies = Companies(frozenset(self._companies))
        self._things.settle(self._people.surnames())
        self._origin.settle()
        return Knowledge(
            self._people, self._workplaces, companies, self._things, self._alike, self._origin
        )

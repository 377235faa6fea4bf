"""Where documents come from: who writes from outside, and what was given in confidence."""

from collections.abc import Collection, Iterable, Sequence

from app.values.dossiers import Document
from app.woo.documents.mail import domain, name_of
from app.woo.documents.texts import words
from app.woo.finding.domains import is_for_anybody

_NAME_LENGTHS = range(2, 7)


class Origin:
    """Of all documents in a dossier; which were given in confidence is told while they are read.

    A copy is treated as the one that came in: `ours` are the domains of the organisation itself.
    """

    def __init__(self, documents: Sequence[Document], ours: frozenset[str]) -> None:
        self.ours = ours
        self._documents = documents
        outside = {d.id: d.mail for d in documents if d.mail and domain(d.mail.sender) not in ours}
        business = {
            mail for mail, told in outside.items() if not is_for_anybody(domain(told.sender))
        }
        self._outside = _Sent(documents, outside)
        self._business = _Sent(documents, business)
        self._outsiders = _outsiders(documents, ours)
        self._confidential: set[str] = set()
        self._secret_texts: set[str] = set()

    def is_confidential(self, document: Document) -> None:
        """Take in that a document says so of itself."""
        self._confidential.add(document.id)

    def settle(self) -> None:
        """What holds for one copy holds for all; when everything was read."""
        secret = (each for each in self._documents if self._family(each) & self._confidential)
        self._secret_texts = {each.body_digest for each in secret}

    def from_outside(self, document: Document) -> bool:
        """Whether somebody else wrote it, or sent it along."""
        return document in self._outside

    def from_business(self, document: Document) -> bool:
        """The same, where the sender does not only have a mailbox that anybody can have."""
        return document in self._business

    def in_confidence(self, document: Document) -> bool:
        return document.body_digest in self._secret_texts

    def names_outsider(self, opening: str) -> bool:
        """Whether the lines that open a message name somebody outside the organisation."""
        found = {part.strip("<>()[]:;,.\"'").casefold() for part in opening.split() if "@" in part}
        if any(domain(address) not in self.ours for address in found):
            return True
        # Outlook leaves out the addresses of people that it knows.
        said = words(opening)
        runs = (said[at : at + length] for length in _NAME_LENGTHS for at in range(len(said)))
        return any(" ".join(run) in self._outsiders for run in runs)

    @staticmethod
    def _family(document: Document) -> set[str | None]:
        return {document.id, document.holder, document.family}


class _Sent:
    """Some mails and what was sent along with them, also where that was sent on."""

    def __init__(self, documents: Iterable[Document], mails: Collection[str | None]) -> None:
        self._mails = mails
        self._parts = {each.body_digest for each in documents if each.holder in mails}

    def __contains__(self, document: Document) -> bool:
        sent_on = document.mail is None and document.body_digest in self._parts
        return document.id in self._mails or document.holder in self._mails or sent_on


def _outsiders(documents: Iterable[Document], ours: frozenset[str]) -> frozenset[str]:
    """The names of who only writes from elsewhere, as rows of words."""
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for mail in (document.mail for document in documents if document.mail):
        for person in filter(domain, (mail.sender, *mail.recipients)):
            said = words(name_of(person))
            if len(said) in _NAME_LENGTHS:
                names[domain(person) in ours].add(" ".join(said))
    return frozenset(names[False] - names[True])

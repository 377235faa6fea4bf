"""Compares all documents of a dossier, one text in memory at a time where it can be."""

import datetime as dt
import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence

from app.values.dossiers import Document, Page, Relations
from app.woo.documents.fingerprints import fingerprint
from app.woo.documents.groups import Groups
from app.woo.documents.mail import body
from app.woo.documents.relations import Fingerprinted, contexts, duplicates, families, lookalikes
from app.woo.documents.texts import words
from app.woo.documents.threads import covered, join_by_headers, join_by_subject, messages, quotes

_ROOM = 30_000_000
_ADDRESS_DOMAIN = re.compile(r"@([\w-]+(?:\.[\w-]+)+)")


def relate(documents: Sequence[Document], text_of: Mapping[str, str]) -> Relations:
    """How they belong together. `text_of` gives the text of a document each time it is asked.

    Of a mail that is the text under its header lines.
    """
    mails = messages(documents)
    conversation: Groups[str] = Groups()
    join_by_headers(mails, conversation)
    quoted = list(quotes(mails, text_of))
    for quote in quoted:
        conversation.join(quote.earlier.id, quote.later.id)
    join_by_subject(mails, conversation)
    prints = [_fingerprinted(document, text_of) for document in documents]
    copies = duplicates(documents)
    for copy, original in copies.items():
        conversation.join(copy, original)
    threads = conversation.of(message.id for message in mails)
    return Relations(
        families=families(documents),
        threads=threads,
        duplicate_of=copies,
        covered_by=covered(quoted, text_of),
        near=lookalikes(prints, text_of, [conversation], copies),
        contexts=contexts(prints),
    )


def _fingerprinted(document: Document, text_of: Mapping[str, str]) -> Fingerprinted:
    text = text_of[document.id]
    domains = frozenset(_ADDRESS_DOMAIN.findall(text.casefold()))
    return Fingerprinted(document, fingerprint(words(text)), domains)


def request_day(documents: Sequence[Document], received: dt.date | None) -> dt.date | None:
    """The day of the request: no document that it asks for can be changed after it."""
    asked = [d.date for d in documents if d.kind == "request" and d.date]
    return received or max(asked, default=None)


def is_outside(day: dt.date | None, period: tuple[dt.date | None, dt.date | None]) -> bool:
    """Whether a document is surely not from the period that was asked about."""
    since, until = period
    if day is None:
        return False
    return (since is not None and day < since) or (until is not None and day > until)


class Texts(Mapping[str, str]):
    """The texts of a dossier, read when they are asked for; the last ones stay in memory.

    `room` is how many characters are kept, whatever the size of the dossier.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        pages_of: Callable[[str], Sequence[Page]],
        room: int = _ROOM,
    ) -> None:
        self._mails = {document.id: document.mail is not None for document in documents}
        self._pages_of = pages_of
        self._left = room
        self._kept: OrderedDict[str, str] = OrderedDict()

    def __getitem__(self, document: str) -> str:
        if document in self._kept:
            self._kept.move_to_end(document)
            return self._kept[document]
        text = self._read(document)
        self._kept[document] = text
        self._left -= len(text)
        while self._left < 0:
            _, oldest = self._kept.popitem(last=False)
            self._left += len(oldest)
        return text

    def _read(self, document: str) -> str:
        pages = self._pages_of(document)
        if self._mails[document]:
            return body(pages)
        return "\n\n".join(page.text for page in pages)

    def __iter__(self) -> Iterator[str]:
        return iter(self._mails)

    def __len__(self) -> int:
        return len(self._mails)

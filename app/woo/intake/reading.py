"""One file of the source becomes documents: the file itself, and what is inside it."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath

from app.values.dossiers import Document, FileRead, Hidden, MailHeaders, Page, Unread
from app.woo.documents.dating import appointment, day_said
from app.woo.documents.kinds import context_of, file_type, kind_of
from app.woo.documents.mail import body
from app.woo.documents.texts import pages_of, text_digest
from app.woo.intake.describing import one_line
from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers import DEFAULT_LIMITS, Member, members
from knowledge_base.readers.detect import detect
from knowledge_base.readers.envelope import read_envelope
from knowledge_base.readers.properties import Properties, read_properties

_CALENDAR_TITLE = re.compile(r"^SUMMARY[^:\n]*:(.+)$", re.MULTILINE)
_MAIL = (".eml", ".msg")
_BROKEN = (
    "Dit bestand is zo opgebouwd dat wij het niet helemaal kunnen lezen. Sla het opnieuw op en "
    "lever het weer aan."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of a file, and the bytes of each document by their SHA-256."""

    read: FileRead
    originals: Mapping[str, bytes]


def read_file(number: int, path: str, data: bytes) -> Taken:
    """Everything in one file; what cannot be read is told with its reason."""
    reading = _Reading(number)
    try:
        for member in members(path, data):
            reading.take(member)
    # Whatever one file is like, the others of the dossier are read.
    except Exception:  # noqa: BLE001
        reading.unread.append(Unread(path, _BROKEN))
    reading.refuse_silence(path)
    read = FileRead(number, reading.documents, reading.pages, reading.unread)
    return Taken(read, reading.originals)


def day_before(data: bytes, bound: dt.date) -> dt.date | None:
    """The day of a file that says it was changed after `bound`: when it was made, if before."""
    created = read_properties(data, DEFAULT_LIMITS).created
    return created if created and created <= bound else None


@dataclass
class _Reading:
    number: int
    documents: list[Document] = field(default_factory=list)
    pages: dict[str, Sequence[Page]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    originals: dict[str, bytes] = field(default_factory=dict)
    _ids: list[tuple[int, str, str | None]] = field(default_factory=list)
    _children: dict[str, int] = field(default_factory=dict)

    def take(self, member: Member) -> None:
        holder, document_id = self._place(member.depth)
        if isinstance(member.outcome, Unreadable):
            self.unread.append(Unread(member.path, str(member.outcome)))
            self._ids.append((member.depth, document_id, None))
            return
        has_text = bool(member.outcome.sections)
        self._ids.append((member.depth, document_id, document_id if has_text else holder))
        if has_text:
            self._add(document_id, holder, member, member.outcome)

    def refuse_silence(self, path: str) -> None:
        if not self.documents and not self.unread:
            self.unread.append(Unread(path, "In dit bestand is geen tekst gevonden."))

    def _place(self, depth: int) -> tuple[str | None, str]:
        """The document that holds this member, and the id it gets: the next one there."""
        if depth == 0:
            return None, f"{self.number:04d}"
        _, above, holder = next(each for each in reversed(self._ids) if each[0] == depth - 1)
        self._children[above] = self._children.get(above, 0) + 1
        return holder, f"{above}.{self._children[above]}"

    def _add(
        self, document_id: str, holder: str | None, member: Member, extracted: Extracted
    ) -> None:
        pages = pages_of(extracted.sections)
        digest = sha256(member.data).hexdigest()
        self.originals[digest] = member.data
        self.pages[document_id] = pages
        inside_mail = any(d.id == holder and d.mail for d in self.documents)
        described = _Described(member, extracted, pages)
        self.documents.append(
            described.document(document_id, holder, digest, inside_mail=inside_mail)
        )


@dataclass(frozen=True, slots=True)
class _Described:
    """What is known of one document from itself alone."""

    member: Member
    extracted: Extracted
    pages: Sequence[Page]

    def document(
        self, document_id: str, holder: str | None, digest: str, *, inside_mail: bool
    ) -> Document:
        text = "\n\n".join(page.text for page in self.pages)
        name = self.member.path.rpartition("/")[2]
        mail = self._mail(name)
        properties = Properties() if mail else read_properties(self.member.data, DEFAULT_LIMITS)
        kind = "email" if mail else kind_of(name, text, inside_mail=inside_mail)
        title = _title(mail, properties, text) or self.extracted.title
        about = one_line(text, title, is_mail=mail is not None)
        return Document(
            id=document_id,
            file=self.member.path,
            digest=digest,
            file_type="email" if mail else file_type(name, text),
            kind=kind,
            title=title,
            date=mail.sent.date() if mail and mail.sent else self._day(properties, kind, text),
            holder=holder,
            context=context_of(kind, text),
            summary=about.text,
            summary_support=about.support,
            sender=mail.sender if mail else "",
            recipients=mail.recipients if mail else (),
            mail=mail,
            body_digest=text_digest(body(self.pages) if mail else text),
            hidden=tuple(Hidden(each.where, each.text) for each in properties.hidden),
            pages=max((page.number for page in self.pages), default=1),
        )

    @staticmethod
    def _day(properties: Properties, kind: str, text: str) -> dt.date | None:
        told = appointment(text) or properties.changed or properties.created
        return told or day_said(text, kind)

    def _mail(self, name: str) -> MailHeaders | None:
        by_name = PurePosixPath(name).suffix.lower() in _MAIL
        if not by_name and detect(self.member.data, DEFAULT_LIMITS) not in _MAIL:
            return None
        envelope = read_envelope(self.member.data)
        return MailHeaders(**asdict(envelope)) if envelope else None


def _title(mail: MailHeaders | None, properties: Properties, text: str) -> str:
    if mail:
        return mail.subject
    if text.startswith("BEGIN:VCALENDAR") and (found := _CALENDAR_TITLE.search(text)):
        return found[1].strip()
    return properties.title

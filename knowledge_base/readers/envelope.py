"""What the headers of a message say beside its text: who, when, and in answer to what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

import olefile
from oxmsg import Message as OutlookMessage

from knowledge_base.readers.msg import as_mail
from knowledge_base.readers.text import clean_line

_ID = re.compile(r"<\s*([^<>\s]+)\s*>")
_PARENTS = ("References", "In-Reply-To")
_RECIPIENTS = ("To", "Cc", "Bcc")


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers of a message. `parents` are the ids it answers or quotes, oldest first.

    Persons are "Name <address>" as far as they are known; `sent` has its own zone.
    """

    message_id: str
    parents: tuple[str, ...]
    subject: str
    sender: str
    recipients: tuple[str, ...]
    sent: datetime | None


def read_envelope(data: bytes) -> Envelope | None:
    """The headers of an e-mail or an Outlook file; None when they cannot be read."""
    try:
        message = _outlook(data) if data.startswith(olefile.MAGIC) else message_from_bytes(data)
        return _envelope(message)
    # Parsers fail on broken bytes in more ways than they document; here all mean the same.
    except Exception:  # noqa: BLE001
        return None


def _outlook(data: bytes) -> Message:
    outlook = OutlookMessage.load(data)
    mail: Message = as_mail(outlook)
    for name in ("Message-ID", *_PARENTS):
        if value := outlook.message_headers.get(name, ""):
            mail[name] = clean_line(value)
    return mail


def _envelope(message: Message) -> Envelope:
    ids = _ID.findall(_shown(message, "Message-ID"))
    parents = [found for name in _PARENTS for found in _ID.findall(_shown(message, name))]
    return Envelope(
        message_id=ids[0] if ids else "",
        parents=tuple(dict.fromkeys(parents)),
        subject=_shown(message, "Subject"),
        sender=next(_persons(message, ("From", "Sender")), ""),
        recipients=tuple(_persons(message, _RECIPIENTS)),
        sent=_sent(message),
    )


def _persons(message: Message, names: tuple[str, ...]) -> Iterator[str]:
    values = [str(value) for name in names for value in message.get_all(name, [])]
    # Cut before the names are decoded, for a comma may be part of one; unless all is encoded.
    for written, address in getaddresses([v if "@" in v else _decoded(v) for v in values]):
        name = _decoded(written)
        if shown := clean_line(f"{name} <{address}>" if name and address else name or address):
            yield shown


def _shown(message: Message, name: str) -> str:
    return clean_line(_decoded(str(message.get(name, ""))))


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, MessageError):
        return value


def _sent(message: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)

"""E-mail: who wrote what to whom and when, the text, and the attachments as parts."""

import mimetypes
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from knowledge_base.contract import Extracted, Part
from knowledge_base.readers.html import add_html
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.plain import add_plain
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder
from knowledge_base.readers.text import clean_line, decode

_SHOWN = {"From": "Van", "To": "Aan", "Cc": "CC", "Bcc": "BCC", "Date": "Datum"}
_SHOWN |= {"Subject": "Onderwerp"}
_BODY = ("text/plain", "text/html")
_MAIL = "message/rfc822"


def add_mail(
    headers: Mapping[str, str], bodies: Iterable[tuple[str, bool]], sections: SectionBuilder
) -> None:
    """Write the headers that a reader sees and the texts; each is (text, is it HTML)."""
    shown = [(_SHOWN[name], clean_line(headers.get(name, ""))) for name in _SHOWN]
    sections.block("\n".join(f"{label}: {value}" for label, value in shown if value))
    for text, is_html in bodies:
        if is_html:
            add_html(text, sections)
        else:
            add_plain(text, sections)


def moment(when: datetime | None) -> str:
    return "" if when is None else when.strftime("%Y-%m-%d %H:%M")


def _header(message: Message, name: str) -> str:
    value = str(message.get(name, ""))
    if name == "Date":
        try:
            return moment(parsedate_to_datetime(value))
        except (TypeError, ValueError, IndexError, OverflowError):
            return value
    return _words(value)


def _words(value: str) -> str:
    """Decode "=?utf-8?Q?...?="; what cannot be decoded stays as it is."""
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, MessageError):
        return value


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that are no container; of the same text in two forms only the plainest."""
    if message.get_content_type() == _MAIL or not message.is_multipart():
        yield message
        return
    children = message.get_payload()
    assert isinstance(children, list)  # noqa: S101  # what `is_multipart` says, for the type checker
    leaves = [leaf for child in children if isinstance(child, Message) for leaf in _leaves(child)]
    if message.get_content_type() == "multipart/alternative":
        texts = [leaf for leaf in leaves if _is_body(leaf)]
        best = next((leaf for kind in _BODY for leaf in texts if _says(leaf, kind)), None)
        leaves = [leaf for leaf in leaves if leaf is best or not _is_body(leaf)]
    yield from leaves


def _is_body(leaf: Message) -> bool:
    return leaf.get_content_type() in _BODY and not leaf.get_filename()


def _says(leaf: Message, kind: str) -> bool:
    return leaf.get_content_type() == kind and bool(_text(leaf).strip())


def _text(leaf: Message) -> str:
    data = leaf.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return decode(data, leaf.get_content_charset() or "")


def _attachment(leaf: Message, number: int) -> Part:
    name = clean_line(_words(leaf.get_filename() or "")).replace("\\", "/").rpartition("/")[2]
    if leaf.get_content_type() == _MAIL:
        return _forwarded(leaf, name or f"bericht-{number}.eml")
    data = leaf.get_payload(decode=True)
    suffix = mimetypes.guess_extension(leaf.get_content_type()) or ""
    return Part(name or f"bijlage-{number}{suffix}", data if isinstance(data, bytes) else b"")


def _forwarded(leaf: Message, name: str) -> Part:
    inner = leaf.get_payload()
    message = inner[0] if isinstance(inner, list) and inner else leaf
    if not isinstance(message, Message):
        return Part(name, b"")
    try:
        return Part(name, message.as_bytes())
    except (UnicodeError, LookupError, ValueError):
        return Part(name, message.as_string().encode("utf-8", "replace"))


def extract_mail(data: bytes, limits: Limits) -> Extracted:
    message = message_from_bytes(data)
    leaves = list(_leaves(message))
    bodies = [leaf for leaf in leaves if _is_body(leaf)]
    others = [leaf for leaf in leaves if not _is_body(leaf)]
    headers = {name: _header(message, name) for name in _SHOWN}
    sections = SectionBuilder(limits)
    texts = ((_text(leaf), leaf.get_content_type() == "text/html") for leaf in bodies)
    add_mail(headers, texts, sections)
    parts = tuple(_attachment(leaf, number) for number, leaf in enumerate(others, start=1))
    return Extracted(headers["Subject"], sections.finish(), parts)


reader = FormatReader("e-mail", frozenset({".eml"}), extract_mail)

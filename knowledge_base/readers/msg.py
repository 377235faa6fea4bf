"""Outlook files: turned into an ordinary e-mail, messages inside messages too, and read as one."""

from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime

from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain import constants
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.mail import extract_mail
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.text import clean_line

_EMBEDDED_MESSAGE = "__substg1.0_3701000D"
_EMBEDDED_HEADER_BYTES = 24


class _Embedded(Message):
    """A message inside a message has a shorter header than one in a file of its own."""

    @property
    def properties(self) -> Properties:
        return Properties(self._storage, properties_header_offset=_EMBEDDED_HEADER_BYTES)


def as_mail(message: Message) -> MIMEMultipart:
    """Raises: Unreadable when the text is only there in a form that is not read."""
    mail = MIMEMultipart()
    for name, value in _headers(message).items():
        if value := clean_line(value):
            mail[name] = value if value.isascii() else str(Header(value, "utf-8").encode())
    mail.attach(_body(message))
    for attachment in message.attachments:
        mail.attach(_part(attachment))
    return mail


def _headers(message: Message) -> dict[str, str]:
    sent = message.sent_date
    return {
        "From": message.sender or "",
        "To": _recipients(message, "To", constants.PID_DISPLAY_TO),
        "Cc": _recipients(message, "Cc", constants.PID_DISPLAY_CC),
        "Date": format_datetime(sent) if sent else "",
        "Subject": message.subject,
    }


def _recipients(message: Message, header: str, shown: int) -> str:
    """With their addresses where the message came by mail, else the names that Outlook shows."""
    names = (message.properties.str_prop_value(shown) or "").rstrip("\0").split(";")
    alone = (f'"{name.strip()}"' if "," in name else name.strip() for name in names)
    return message.message_headers.get(header, "") or ", ".join(filter(None, alone))


def _body(message: Message) -> MIMEText:
    # Outlook stores texts as C strings, so zeros may follow the end.
    if text := (message.body or "").rstrip("\0"):
        return MIMEText(text, "plain", "utf-8")
    if html := (message.html_body or "").rstrip("\0"):
        return MIMEText(html, "html", "utf-8")
    if message.properties.binary_prop_value(constants.PID_RTF_COMPRESSED):
        raise Unreadable(
            "De tekst van dit Outlook-bericht is alleen als RTF opgeslagen. Sla het bericht op "
            "als eml of als tekst en lever het opnieuw aan."
        )
    return MIMEText("", "plain", "utf-8")


def _part(attachment: Attachment) -> MIMEApplication | MIMEMessage:
    part: MIMEApplication | MIMEMessage
    name = attachment.file_name or ""
    inner = _inner_storage(attachment)
    if inner is None:
        short = attachment.properties.str_prop_value(constants.PID_ATTACH_FILENAME)
        name = name or short or ""
        part = MIMEApplication(attachment.file_bytes or b"")
    else:
        part = MIMEMessage(as_mail(_Embedded(inner)))
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", clean_line(name)))
    return part


def _inner_storage(attachment: Attachment) -> Storage | None:
    storages = (
        inner
        for inner in getattr(attachment._storage, "storages", ())
        if inner.name == _EMBEDDED_MESSAGE
    )
    return next(storages, None)


def extract_msg(data: bytes, limits: Limits) -> Extracted:
    return extract_mail(as_mail(Message.load(data)).as_bytes(), limits)


reader = FormatReader("Outlook", frozenset({".msg"}), extract_msg)

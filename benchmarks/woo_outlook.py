"""A mail as a file of Outlook: `outlook(mail)`, as MS-OXMSG and MS-CFB describe it."""

import struct
from email import message_from_bytes
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from typing import Any

from oxmsg.domain import constants as pid

from tests.support.compound_files import an_ole

_TEXT, _TIME = 0x001F, 0x0040
_TRANSPORT_HEADERS = 0x007D
_SINCE_1601, _TICKS = 11_644_473_600, 10_000_000


def outlook(mail: bytes) -> bytes:
    """A mail without attachments; the headers travel along, as they do in Outlook."""
    read = message_from_bytes(mail, policy=SMTP)
    sender = read["From"].addresses[0]
    body = read.get_body(("plain",))
    texts = {
        pid.PID_SUBJECT: str(read["Subject"]),
        pid.PID_BODY: body.get_content() if body else "",
        pid.PID_SENDER_NAME: sender.display_name,
        pid.PID_SENDER_EMAIL_ADDRESS: sender.addr_spec,
        pid.PID_DISPLAY_TO: _names(read["To"]),
        pid.PID_DISPLAY_CC: _names(read["Cc"]),
        _TRANSPORT_HEADERS: mail.partition(b"\r\n\r\n")[0].decode("ascii"),
    }
    sent = parsedate_to_datetime(str(read["Date"])).timestamp()
    ticks = int((sent + _SINCE_1601) * _TICKS)
    return an_ole(_streams({tag: text.encode("utf-16-le") for tag, text in texts.items()}, ticks))


def _names(people: Any) -> str:
    return "; ".join(one.display_name for one in people.addresses) if people else ""


def _streams(texts: dict[int, bytes], ticks: int) -> dict[str, bytes]:
    lengths = ((tag, len(data) + 2) for tag, data in texts.items() if data)
    entries = [struct.pack("<HHIII", _TEXT, tag, 6, length, 0) for tag, length in lengths]
    entries.append(struct.pack("<HHIQ", _TIME, pid.PID_CLIENT_SUBMIT_TIME, 6, ticks))
    streams = {f"__substg1.0_{tag:04X}001F": data for tag, data in texts.items() if data}
    return {"__properties_version1.0": bytes(32) + b"".join(entries), **streams}

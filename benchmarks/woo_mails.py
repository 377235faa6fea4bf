"""Mails as several programs write them, with the earlier one under it."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr
from html import escape
from typing import Any

from woo_marks import unmarked

Fields = Mapping[str, Any]
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_MONTH = ["mrt" if month == "maart" else month[:3] for month in MONTHS]
_WIDTH = 68


def shown(mail: Fields) -> str:
    """The marked text with the header lines that a reader sees."""
    return f"{_lines(mail, 'Van', 'Aan', 'CC', 'Onderwerp')}\n\n{mail['body']}"


def _lines(mail: Fields, sender: str, to: str, copy: str, subject: str, *between: str) -> str:
    told = [f"{sender}: {mail['from']}", *between, f"{to}: {'; '.join(mail['to'])}"]
    told += [f"{copy}: {'; '.join(mail['cc'])}"] if mail["cc"] else []
    return "\n".join([*told, f"{subject}: {mail['subject']}"])


def _dutch(sent: datetime) -> str:
    month = MONTHS[sent.month - 1]
    return f"{DAYS[sent.weekday()]} {sent.day} {month} {sent.year} {sent:%H:%M}"


def _english(sent: datetime) -> str:
    return f"{sent:%A, %B} {sent.day}, {sent.year} {sent:%I:%M %p}"


def _outlook(mail: Fields) -> str:
    head = _lines(mail, "Van", "Aan", "CC", "Onderwerp", f"Verzonden: {_dutch(mail['sent'])}")
    return f"{head}\n\n{mail['body']}"


def _outlook_english(mail: Fields) -> str:
    head = _lines(mail, "From", "To", "Cc", "Subject", f"Sent: {_english(mail['sent'])}")
    return f"{head}\n\n{mail['body']}"


def _original(mail: Fields) -> str:
    return f"-----Oorspronkelijk bericht-----\n{_outlook(mail)}"


def _forwarded(mail: Fields) -> str:
    date = f"Date: {_dutch(mail['sent'])}"
    head = _lines(mail, "From", "To", "Cc", "Subject", date)
    return f"---------- Forwarded message ---------\n{head}\n\n{mail['body']}"


def _apple(mail: Fields) -> str:
    head = _lines(mail, "Van", "Aan", "Kopie", "Onderwerp", f"Datum: {_dutch(mail['sent'])}")
    return f"Begin doorgestuurd bericht:\n\n{head}\n\n{mail['body']}"


def _bare(mail: Fields) -> str:
    """Outlook leaves out the addresses of people that it knows."""
    named = {name: [_name(one) for one in mail[name]] for name in ("to", "cc")}
    return _outlook({**mail, **named, "from": _name(mail["from"])})


def _name(person: str) -> str:
    return person.partition(" <")[0]


def _original_english(mail: Fields) -> str:
    return f"-----Original Message-----\n{_outlook_english(mail)}"


def _gmail_forward(mail: Fields) -> str:
    date = f"Date: {_short(mail['sent'])} om {mail['sent']:%H:%M}"
    head = _lines(mail, "Van", "To", "Cc", "Subject", date)
    return f"---------- Doorgestuurd bericht ---------\n{head}\n\n\n{mail['body']}"


def _apple_english(mail: Fields) -> str:
    sent = mail["sent"]
    date = f"Date: {sent.day} {sent:%B %Y} at {sent:%H:%M:%S} CEST"
    head = _lines(mail, "From", "To", "Cc", "Subject", date)
    return f"Begin forwarded message:\n\n{head}\n\n{mail['body']}"


def _groupwise(mail: Fields) -> str:
    sent = mail["sent"]
    return f">>> {_name(mail['from'])} {sent.day}-{sent.month}-{sent:%Y %H:%M} >>>\n{mail['body']}"


def _gmail(mail: Fields) -> str:
    """Gmail breaks the line before the address."""
    name, _, address = mail["from"].partition(" <")
    head = f"Op {_short(mail['sent'])} om {mail['sent']:%H:%M} schreef {name}\n<{address}:"
    return f"{head}\n\n{_behind_signs(mail['body'])}"


def _apple_dutch(mail: Fields) -> str:
    sent = mail["sent"]
    day = f"{sent.day} {_MONTH[sent.month - 1]} {sent.year}, om {sent:%H:%M}"
    said = f"Op {day} heeft {mail['from']} het volgende geschreven:"
    return f"{said}\n\n{_behind_signs(mail['body'])}"


def _apple_wrote(mail: Fields) -> str:
    sent = mail["sent"]
    said = f"On {sent.day} {sent:%b %Y}, at {sent:%H:%M}, {mail['from']} wrote:"
    return f"{said}\n\n{_behind_signs(mail['body'])}"


def _short(sent: datetime) -> str:
    return f"{DAYS[sent.weekday()][:2]} {sent.day} {_MONTH[sent.month - 1]} {sent.year}"


def _wrote(mail: Fields) -> str:
    head = f"Op {_short(mail['sent'])} om {mail['sent']:%H:%M} schreef {mail['from']}:"
    return f"{head}\n\n{_behind_signs(mail['body'])}"


def _wrote_english(mail: Fields) -> str:
    sent = mail["sent"]
    day = f"{sent:%a, %b} {sent.day}, {sent.year} at {sent:%I:%M %p}"
    return f"On {day} {mail['from']} wrote:\n\n{_behind_signs(mail['body'])}"


def _thunderbird(mail: Fields) -> str:
    head = f"{_name(mail['from'])} schreef op {mail['sent']:%d-%m-%Y %H:%M}:"
    return f"{head}\n{_behind_signs(mail['body'])}"


def _behind_signs(text: str) -> str:
    rows = [row for line in text.split("\n") for row in textwrap.wrap(line, _WIDTH) or [""]]
    return "\n".join(f"> {row}".rstrip() for row in rows)


STYLES: Mapping[str, Callable[[Fields], str]] = {
    "outlook": _outlook,
    "outlook-english": _outlook_english,
    "original": _original,
    "forwarded": _forwarded,
    "apple": _apple,
    "wrote": _wrote,
    "wrote-english": _wrote_english,
    "thunderbird": _thunderbird,
    "bare": _bare,
    "original-english": _original_english,
    "gmail": _gmail,
    "gmail-forward": _gmail_forward,
    "apple-dutch": _apple_dutch,
    "apple-english": _apple_english,
    "apple-wrote": _apple_wrote,
    "groupwise": _groupwise,
}


def message(mail: Fields, attachments: Sequence[tuple[str, bytes]]) -> bytes:
    """The bytes that the program would save."""
    made = EmailMessage(policy=SMTP)
    made["From"] = _address(mail["from"])
    made["To"] = ", ".join(map(_address, mail["to"]))
    if mail["cc"]:
        made["Cc"] = ", ".join(map(_address, mail["cc"]))
    made["Subject"] = unmarked(mail["subject"])
    if mail.get("dated", True):
        made["Date"] = mail["sent"].strftime("%a, %d %b %Y %H:%M:%S %z")
    for name, value in mail.get("headers", {}).items():
        made[name] = value
    text = unmarked(mail["body"])
    if mail.get("html"):
        made.set_content(_html(text), subtype="html")
    else:
        made.set_content(text, charset=mail.get("charset", "utf-8"))
    for name, data in attachments:
        _attach(made, name, data)
    return made.as_bytes()


def _address(person: str) -> str:
    """A name with a comma in it stands between quotes."""
    name, _, address = unmarked(person).partition(" <")
    return (
        formataddr((name, address.removesuffix(">")), charset="utf-8")
        if "," in name
        else (f"{name} <{address}")
    )


def _attach(made: EmailMessage, name: str, data: bytes) -> None:
    if name.endswith(".eml"):
        made.add_attachment(message_from_bytes(data, policy=SMTP), filename=name)
    else:
        made.add_attachment(data, "application", "octet-stream", filename=name)


def _html(text: str) -> str:
    blocks = (escape(block).replace("\n", "<br>\n") for block in text.split("\n\n"))
    body = "\n".join(f'<p class="MsoNormal">{block}</p>' for block in blocks)
    return f"<html><head><style>p {{margin:0}}</style></head><body>{body}</body></html>"

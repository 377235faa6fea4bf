"""Mails as several programs write them, with the earlier one under it."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from typing import Any

from woo_marks import unmarked

Fields = Mapping[str, Any]
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
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


def _wrote(mail: Fields) -> str:
    sent = mail["sent"]
    day = f"{DAYS[sent.weekday()][:2]} {sent.day} {MONTHS[sent.month - 1][:3]} {sent.year}"
    return f"Op {day} om {sent:%H:%M} schreef {mail['from']}:\n\n{_behind_signs(mail['body'])}"


def _wrote_english(mail: Fields) -> str:
    sent = mail["sent"]
    day = f"{sent:%a, %b} {sent.day}, {sent.year} at {sent:%I:%M %p}"
    return f"On {day} {mail['from']} wrote:\n\n{_behind_signs(mail['body'])}"


def _thunderbird(mail: Fields) -> str:
    name = mail["from"].partition(" <")[0]
    return f"{name} schreef op {mail['sent']:%d-%m-%Y %H:%M}:\n{_behind_signs(mail['body'])}"


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
}


def message(mail: Fields, attachments: Sequence[tuple[str, bytes]]) -> bytes:
    """The bytes that the program would save."""
    made = EmailMessage(policy=SMTP)
    made["From"] = unmarked(mail["from"])
    made["To"] = ", ".join(map(unmarked, mail["to"]))
    if mail["cc"]:
        made["Cc"] = ", ".join(map(unmarked, mail["cc"]))
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


def _attach(made: EmailMessage, name: str, data: bytes) -> None:
    if name.endswith(".eml"):
        made.add_attachment(message_from_bytes(data, policy=SMTP), filename=name)
    else:
        made.add_attachment(data, "application", "octet-stream", filename=name)


def _html(text: str) -> str:
    blocks = (escape(block).replace("\n", "<br>\n") for block in text.split("\n\n"))
    body = "\n".join(f'<p class="MsoNormal">{block}</p>' for block in blocks)
    return f"<html><head><style>p {{margin:0}}</style></head><body>{body}</body></html>"

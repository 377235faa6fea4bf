"""Finds out what a file is from its content; the name decides only where the content cannot."""

import re
from itertools import islice

import olefile

from knowledge_base.contract import Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.package import open_package

_HEAD = 4096
_PDF_WITHIN = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_REFUSED = {
    b"{\\rtf": "Dit is een RTF-bestand. Sla het op als docx of odt en lever het opnieuw aan.",
    b"Rar!": "Dit is een rar-archief. Pak het uit en lever het aan als zip.",
    b"7z\xbc\xaf": "Dit is een 7z-archief. Pak het uit en lever het aan als zip.",
    b"\x1f\x8b": "Dit is een gz-archief. Pak het uit en lever het aan als zip.",
    b"BZh": "Dit is een bz2-archief. Pak het uit en lever het aan als zip.",
    b"GIF8": "Dit is een gif-afbeelding. Sla de afbeelding op als png.",
    b"MZ": "Dit is een programma, geen document.",
    b"\x7fELF": "Dit is een programma, geen document.",
}
_OOXML = {"word/": ".docx", "ppt/": ".pptx", "xl/": ".xlsx"}
_OLD_OFFICE = {
    "WordDocument": "docx",
    "Workbook": "xlsx",
    "Book": "xlsx",
    "PowerPoint Document": "pptx",
}
_HTML = re.compile(
    rb"\A[^\w<]{0,8}(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+)?html\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|"
    rb"Content-Type|Reply-To|Cc|X-[\w-]+):[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_HEADERS = 3
_MAILBOX = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]*\d{4}\r?\n[\w-]+:[ \t]")
_MESSAGES = 2


def detect(data: bytes, limits: Limits) -> str | None:
    """Give the suffix of the format that `data` shows itself to be in, None where it shows none.

    Raises: Unreadable for a format that is recognised and not read.
    """
    head = data[:_HEAD]
    for magic, reason in _REFUSED.items():
        if head.startswith(magic):
            raise Unreadable(reason)
    if head.startswith(_ZIP):
        return _in_zip(data, limits)
    if head.startswith(olefile.MAGIC):
        return _in_ole(data)
    if head.startswith(_IMAGES):
        return ".png"
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return ".pdf"
    if head.startswith(b"From ") and _is_mailbox(data):
        return ".mbox"
    return _in_text(head)


def _is_mailbox(data: bytes) -> bool:
    """More than one message; a single one is an ordinary e-mail with a line above it."""
    found = _MAILBOX.finditer(data)
    return sum(1 for _ in islice(found, _MESSAGES)) == _MESSAGES


def _in_text(head: bytes) -> str | None:
    if _HTML.match(head):
        return ".html"
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    is_mail = bool(_MAIL.match(top)) and len(_MAIL.findall(top)) >= _MAIL_HEADERS
    return ".eml" if is_mail else None


def _in_zip(data: bytes, limits: Limits) -> str:
    names = open_package(data, limits).namelist()
    if "[Content_Types].xml" in names:
        for folder, suffix in _OOXML.items():
            if any(name.startswith(folder) for name in names):
                return suffix
    is_opendocument = "META-INF/manifest.xml" in names and "content.xml" in names
    return ".odt" if is_opendocument else ".zip"


def _in_ole(data: bytes) -> str:
    try:
        with olefile.OleFileIO(data) as ole:
            streams = {str(path[0]) for path in ole.listdir()}
    # olefile lets errors of its parsing through as they come.
    except Exception as error:
        raise Unreadable(
            "Dit bestand is beschadigd: het lijkt een Office- of Outlook-bestand, maar het is "
            "niet te openen."
        ) from error
    if "EncryptedPackage" in streams:
        raise Unreadable(
            "Dit Office-bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf en "
            "lever het opnieuw aan."
        )
    for stream, modern in _OLD_OFFICE.items():
        if stream in streams:
            raise Unreadable(
                f"Dit is een bestand in een oud Office-formaat. Sla het op als {modern} en lever "
                "het opnieuw aan."
            )
    return ".msg"

"""What helps someone to get in: links to meetings, access codes, passwords."""

import re
from collections.abc import Iterator

from app.woo.finding.findings import SECURITY
from app.woo.finding.passages import RULES, Passage

_MEETING = re.compile(
    r"https?://[^\s<>\")\]]*(?:teams|zoom|webex|meet|vergader|jitsi|whereby|starleaf|conference"
    r"|join|bbb|bigbluebutton|skype)[^\s<>\")\]]*[^\s<>\")\].,;:]",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:\b|(?<=\\n))(?:(?:toegangs|inlog|inbel|alarm|sleutel|deur|kluis|vergader|deelname|poort|wifi|pin|af)?"
    r"code|wachtwoord|password|passcode|pincode|pin|meeting[- ]?id|vergader(?:ing)?[- ]?id"
    r"|toegangsnummer|wifi-?sleutel|netwerksleutel)\b"
    r"(?: (?:van|voor|is|van de|voor de|voor het|van het) [^\n:;,.]{0,30}?)?"
    r"(?:[ \t]*[:=]\s*|\s+is\s+|[ \t]+)"
    r"(?P<code>(?=[^\s]*\d)[A-Za-z0-9!@#$%&*_+-]{3,}(?:[ -]\d{2,4}){0,3})(?![\w])",
    re.IGNORECASE,
)
# What is typed on a keypad, where the words before it speak of getting in.
_KEYPAD = re.compile(r"(?<![\w€.,-])(?:\d{3,8}[#*]|[#*]\d{3,8}[#*]?)(?!\w)")
# The answer in a chat to who asks for it: a message of one word with a figure in it.
_ANSWER = re.compile(
    r"^(?:\[[^\]\n]{8,24}\]|[\d/.-]{6,10},? [\d:]{4,8} -) [^:\n]{1,40}: "
    r"(?P<code>(?=\S*\d)[^\s:]{4,40})$",
    re.MULTILINE,
)
_ASKED = re.compile(r"wachtwoord|password|\w*code\b|\bpin\b|inlog|login", re.IGNORECASE)
_GETTING_IN = re.compile(
    r"code|alarm|slot|kluis|deur|poort|sleutel|toegang|kelder|keypad|hek\b", re.IGNORECASE
)
_REACH = 200
_NOT_SECRET = re.compile(r"^(?:19|20)\d\d$|^\d{1,2}-\d{1,2}-\d{2,4}$")
_NO_SECRET_BEFORE = re.compile(r"(?:post|land|product|fout|qr-?|bar|sbi-?|kosten|project)$", re.I)


def secrets(text: str) -> Iterator[Passage]:
    for match in _MEETING.finditer(text):
        yield _passage(match.start(), match.end(), "link naar een besloten vergadering")
    for match in _CODE.finditer(text):
        start, end = match.span("code")
        named = text[max(0, match.start() - 10) : match.start()]
        if not _NOT_SECRET.match(match["code"]) and not _NO_SECRET_BEFORE.search(named):
            yield _passage(start, end, "code die toegang geeft")
    yield from _typed(text)


def _typed(text: str) -> Iterator[Passage]:
    for match in _KEYPAD.finditer(text):
        if _GETTING_IN.search(text[max(0, match.start() - _REACH) : match.start()]):
            yield _passage(match.start(), match.end(), "code die toegang geeft")
    for match in _ANSWER.finditer(text):
        asked = _ASKED.search(text[max(0, match.start() - _REACH) : match.start()])
        if asked and not _KEYPAD.fullmatch(match["code"]):
            yield _passage(*match.span("code"), "code die toegang geeft")


def _passage(start: int, end: int, reason: str) -> Passage:
    return Passage("security", start, end, SECURITY, reason, 0.8, RULES)

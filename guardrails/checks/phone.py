"""Telephone numbers, of a person or of an organisation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

from guardrails.contract import Finding
from guardrails.layout import after, column, line_of, sentence_before

_GAP = r"(?: ?\(0\) ?| ?\((?=6\))| ?\) ?| ?[-./] ?| {1,2}|\n)?"
_CANDIDATE = re.compile(
    rf"[+(0](?<![\w+@].)(?<!\d[.,/-].)(?:(?<=\+)[1-9]|(?<=0)0?[1-9]|(?<=\()0[1-9])"
    rf"(?:{_GAP}\d){{6,14}}(?!\w)(?!-\d)"
)
_SHORT = re.compile(
    r"1(?:(?<![\w.,-]1)4[ -]?0\d{2,3}(?![\w.,-])|(?<![\w.,€ -]1)16 ?\d{3}\b(?![.,]\d))"
)
_SERVICE = re.compile(r"^(?:0[89]00|088|085|084|087|14|116)")
_GROUP_END = re.compile(r"\d(?!\d)")
_GROUPS = 4
_MOBILE = re.compile(r"^06")
_NOT_A_PHONE = re.compile(
    r"(?:bsn|iban|kenmerk|zaak|dossier|order|factuur|artikel|kvk|rsin|v-?nummer|polis|serie|chip"
    r"|bestelling|rekening|burgerservice|paspoort|rijbewijs|document)[\w ]{0,12}[.:]? ?(?:nr\.?)?$"
)
_PERSONAL = re.compile(
    r"\b(?:mijn|m'n|mn|zijn|haar|hun|privé|prive|priv|thuis|mobiel|06|gsm|bel mij|terugbellen"
    r"|bereikbaar|direct|doorkies\w*|rechtstreeks|terugbel\w*|appen|vraag naar)\b"
)
_GENERAL = re.compile(
    r"\b(?:afdeling|centrale|\w*loket|\w*desk|meldpunt|algemene?|inbel\w*|klachten\w*|balie"
    r"|receptie|storing\w*|secretariaat|gemeente|waterschap|provincie|ministerie|dienst|bureau"
    r"|autoriteit|klantenservice|informatie\w*|redactie|kantoor|bezoekadres|postbus|b\.?v\.?"
    r"|stichting|politie|huisartsenpost|ziekenhuis|rechtbank|griffie|kcc|\w*centrum|\w*lijn"
    r"|telefoonnummer van de|openingstijden|bereikbaar op werkdagen)\b"
)
_A_PERSON = re.compile(
    r"\b(?:dhr|mw|mevr|mevrouw|de heer|meneer)\b"
    r"|^(?:[A-Z\u00c0-\u00dd][\w'-]*\.?\s?){1,3}(?:(?:van|de|der|den|ten|ter|el) ){0,2}"
    r"[A-Z\u00c0-\u00dd][\w'-]+$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class PhoneCheck:
    """A number that exists in its country's plan; general and service numbers are public."""

    name: str = "phone"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _CANDIDATE.finditer(text):
            words = sentence_before(text, match.start(), 40)
            end = None if _NOT_A_PHONE.search(words.rstrip(" (")) else _end(match)
            if end:
                yield _found(text, match.start(), end)
        for match in _SHORT.finditer(text):
            yield Finding("phone", *match.span(), "algemeen kort nummer", 0.9, public=True)


def _end(match: re.Match[str]) -> int | None:
    """Where the number ends: figures behind it, as of a list, may have been taken along."""
    ends = [m.end() for m in _GROUP_END.finditer(match[0])]
    for end in reversed(ends[-_GROUPS:]):
        if _exists(match[0][:end]):
            return match.start() + end
    return None


def _exists(number: str) -> bool:
    compact = re.sub(r"\(0\)|[^\d+]", "", number)
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(compact, "NL"))
    except phonenumbers.NumberParseException:
        return False


def _found(text: str, start: int, end: int) -> Finding:
    public = _is_general(text, start, end)
    # An opening bracket belongs to the number only when the number closes it.
    if text[start] == "(" and ")" not in text[start:end]:
        start += 1
    reason = "algemeen nummer" if public else "telefoonnummer van een persoon"
    return Finding("phone", start, end, reason, 0.95, public=public)


def _is_general(text: str, start: int, end: int) -> bool:
    digits = re.sub(r"\D", "", text[start:end])
    digits = re.sub(r"^(?:0031|31)0?", "0", digits)
    if _MOBILE.match(digits) or column(text, start):
        return False
    words = sentence_before(text, start, 90)
    if digits.startswith(("0800", "0900", "0906", "0909")):
        return True
    if _PERSONAL.search(words) or _PERSONAL.search(after(text, end, 20)):
        return False
    above = text[max(0, start - 160) : start]
    if _A_PERSON.search(above):
        return False
    return bool(_SERVICE.match(digits)) or bool(_GENERAL.search(line_of(text, start, 120).lower()))

"""Citizen service numbers (BSN) and the education number, which look alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.nl import bsn, onderwijsnummer

from guardrails.contract import Finding
from guardrails.layout import after, before, column

_CANDIDATE = re.compile(
    r"\d(?<![\w,€$-]\d)(?<!\d[./]\d)(?:(?: ?[.\-\n] ?|[ ])?\d){7,8}(?![\w€%])(?![.,/-]\d)"
)
_SCANNED = re.compile(r"(?<!\w)(?=[\dOoIlSB]*[OoIlSB])(?:[\dOoIlSB][ .-]?){7,8}[\dOoIlSB](?!\w)")
_AS_SCANNED = str.maketrans("OoIlSB", "001158")
_WHOLE = 9
_DATE = re.compile(r"\d{1,2} ?([-./ ]) ?\d{1,2} ?\1 ?\d{4}$|\d{4}([-./])\d{1,2}\2\d{1,2}$")
_SAYS_BSN = re.compile(r"\b(?:bsn|b\.s\.n|burger\s?-?service\s?-?n|sofi)")
_IS_BSN = re.compile(
    rf"\W{{0,4}}(?:(?:is|als|=) )?(?:(?:mijn|zijn|haar|het|een) )?{_SAYS_BSN.pattern}"
)
_SAYS_EDUCATION = re.compile(r"onderwijs ?n(?:umme)?r|\bpgn\b|leerling ?n(?:umme)?r|\bown\b")
_SAYS_OTHER = re.compile(
    r"rsin|fiscaal|kvk|kamer van koophandel|btw|zaak|dossier|kenmerk|order|factuur|melding|boete"
    r"|relatie|klant|referentie|aanvraag|polis|serie|chip|publicatie|bestel|besluit|request|ticket"
    r"|document|isbn|artikel|beschikking|aanslag|contract|debiteur|rekening|telefoon|\btel\b"
)
_PERSON_BEFORE = re.compile(
    r"(?:[A-Z\u00c0-\u00dd][\w'-]+|\d{4}),? ?\($|\b(?:geb\w*\.?|geboren)[^\n]{0,25}$"
)


@dataclass(frozen=True, slots=True)
class BsnCheck:
    """A nine-digit number that passes the eleven-test, where the words around it say BSN.

    One in eleven random numbers passes the test, so a bare one is only noted.
    """

    name: str = "bsn"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _CANDIDATE.finditer(text):
            if not _DATE.match(match[0]):
                yield from _judged(text, match, re.sub(r"\D", "", match[0]))
        for match in _SCANNED.finditer(text):
            digits = re.sub(r"\D", "", match[0].translate(_AS_SCANNED))
            if _says_bsn(text, match) and _passes(digits):
                yield Finding("bsn", *match.span(), "elfproef na herstel van scanfouten", 0.9)


def _judged(text: str, match: re.Match[str], digits: str) -> Iterator[Finding]:
    start, end = match.span()
    if _passes(digits):
        if _says_bsn(text, match):
            yield Finding("bsn", start, end, "elfproef en woorden die op een BSN wijzen", 0.99)
        elif len(digits) == _WHOLE and _beside_a_person(text, match):
            yield Finding("bsn", start, end, "elfproef, direct na een persoon", 0.8)
    elif onderwijsnummer.is_valid(digits) and _SAYS_EDUCATION.search(before(text, start, 40)):
        yield Finding("other_id", start, end, "onderwijsnummer", 0.95)


def _passes(digits: str) -> bool:
    return bsn.is_valid(digits.zfill(9))


def _says_bsn(text: str, match: re.Match[str]) -> bool:
    """The nearest word that names a number is BSN, or the column is."""
    heading = column(text, match.start())
    if heading:
        return bool(_SAYS_BSN.search(heading))
    words = before(text, match.start(), 100)
    named = [m.start() for m in _SAYS_BSN.finditer(words)]
    if named:
        return not _SAYS_OTHER.search(words, named[-1])
    return bool(_IS_BSN.match(after(text, match.end(), 40)))


def _beside_a_person(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 40) : match.start()]
    return bool(_PERSON_BEFORE.search(near)) and not _SAYS_OTHER.search(near.lower())

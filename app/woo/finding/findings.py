"""What the privacy guard finds on a page, as passages with a ground of the Woo."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from stdnum.nl import bsn

from app.woo.finding.alike import is_of_the_house
from app.woo.finding.passages import PRIVACY, RULES, Passage
from dutch.sentences import sentences
from guardrails.contract import Finding, Verdict

PRIVATE, NUMBER, SPECIAL, SECURITY = "5.1.2.e", "5.1.1.e", "5.1.1.d", "5.1.2.h"
OFFICE = "naam bij een openbaar ambt"
_GROUNDS = {
    "person_name": (PRIVATE, "naam van een persoon"),
    "email": (PRIVATE, "e-mailadres van een persoon"),
    "phone": (PRIVATE, "telefoonnummer van een persoon"),
    "postal_address": (PRIVATE, "adres van een persoon"),
    "date_of_birth": (PRIVATE, "geboortedatum"),
    "licence_plate": (PRIVATE, "kenteken"),
    "iban": (PRIVATE, "rekeningnummer"),
    "credit_card": (PRIVATE, "nummer van een creditcard"),
    "passport_or_id": (PRIVATE, "nummer van een identiteitsbewijs"),
    "other_id": (PRIVATE, "nummer van een persoon"),
    "btw_id": (PRIVATE, "btw-nummer van een persoon"),
    "bsn": (NUMBER, "burgerservicenummer"),
    "v_number": (NUMBER, "vreemdelingennummer"),
    "credentials": (SECURITY, "wachtwoord of code"),
    "ip_address": (SECURITY, "adres van een systeem"),
}
_SPECIAL = "special_category"
_SENSITIVE = {
    "health": "gegeven over gezondheid",
    "criminal": "strafrechtelijk gegeven",
    "special_category": "bijzonder persoonsgegeven",
}
_SOMEBODY = re.compile(
    r"\b(?:ik|mij|mijn|wij|ons|onze|hij|zij|hem|haar|zijn (?!er\b)|u|uw|je|jouw|de heer|meneer"
    r"|mevrouw|dhr|mw|mevr|vader|moeder|man|vrouw|zoon|dochter|collega|bewoner|bewoonster"
    r"|inwoner|aanvrager|cliënt|klant|kind|verdachte|dader|slachtoffer|betrokkene|patiënt"
    r"|medewerker|medewerkster|werknemer|buurman|buurvrouw|leerling|gemachtigde|huurder)\b",
    re.IGNORECASE,
)
# What stands before a number that is nobody's: the number of a letter, case or invitation.
_REFERENCE = re.compile(
    r"(?:kenmerk|zaaknummer|zaaknr\.?|dossiernummer|referentie|ref\.|factuurnummer|documentnummer)"
    r"\s*:?[^\n]{0,12}$|(?:^|\n)UID:[^\n]*$",
    re.IGNORECASE,
)
_BEFORE = 60
_FORM_LABEL = re.compile(r"(?<!\w)[A-Z][\w-]*(?: [\w-]+){0,3}: ")
# Numbers that a scan may have garbled: the label says what they are.
_LABELLED = (
    (re.compile(r"\b(?:burgerservicenummer|bsn|sofi-?nummer)\b\W{0,4}(\d[\d. ]{6,11}\d)", re.I),
     "bsn", NUMBER),
    (re.compile(r"\b(?:iban|rekening(?:nummer)?|rek\.?nr\.?)\b\W{0,4}"
                r"([A-Z]{2}[\dO]{2}[A-Z0-9 ]{8,26}[A-Z0-9])", re.I), "iban", PRIVATE),
)  # fmt: skip
_INITIALS = re.compile(
    r"\b(?:voorletters?|initialen)\b\W{0,3}((?-i:(?:[A-Z]\.? ?){0,5}[A-Z]\.?))(?!\w)"
    r"|(?:paraaf|parafen|geparafeerd(?: door)?|medeparaaf)\b[^:\n]{0,40}?:?\s+"
    r"((?-i:[A-Z][A-Za-z]{0,2}[A-Z][a-z]{0,2}|[A-Z]{2,4}))\b",
    re.IGNORECASE,
)


class Guard(Protocol):
    def review(self, text: str) -> Verdict: ...


def personal(text: str, guard: Guard) -> list[Passage]:
    """Everything about a person on a page; a name in a public office has no ground."""
    found = [
        passage
        for decision in guard.review(text).decisions
        if (passage := _passage(text, decision.finding))
    ]
    names = [each for each in found if each.kind == "person_name"]
    found = [
        each for each in found if each.kind != _SPECIAL or _is_about_somebody(text, each, names)
    ]
    return _once([*found, *_labelled(text, found), *_initials(text)])


def _once(found: list[Passage]) -> list[Passage]:
    """A sentence with two sensitive words in it is one passage, found the surest way."""
    by_place = {
        (each.kind, each.start, each.end): each
        for each in sorted(found, key=lambda passage: passage.score)
    }
    return [each for each in found if by_place[each.kind, each.start, each.end] is each]


def _passage(text: str, finding: Finding) -> Passage | None:
    if _REFERENCE.search(text[max(0, finding.start - _BEFORE) : finding.start]):
        return None
    if finding.kind == "phone" and is_of_the_house(text, finding.start, finding.end):
        return None
    if finding.kind in _SENSITIVE:
        return _sentence(text, finding)
    name = finding.kind == "person_name"
    if finding.kind not in _GROUNDS or (finding.public and not name):
        return None
    in_office = name and finding.reason == OFFICE
    ground, said = _GROUNDS[finding.kind]
    if finding.kind == "btw_id" and holds_bsn(text[finding.start : finding.end]):
        ground, said = NUMBER, "btw-nummer met een burgerservicenummer erin"
    reason = finding.reason if in_office else said
    return Passage(
        finding.kind, finding.start, finding.end, "" if in_office else ground, reason,
        finding.score, PRIVACY,
    )  # fmt: skip


def holds_bsn(btw_id: str) -> bool:
    """Sole traders had a number with their BSN in it until 2020."""
    digits = re.sub(r"\D", "", btw_id.upper().partition("B")[0])
    return bool(bsn.is_valid(digits))


def _sentence(text: str, finding: Finding) -> Passage | None:
    """The whole sentence: the word alone is not the secret."""
    for span in sentences(text):
        if span.start <= finding.start < span.end:
            reason = _SENSITIVE[finding.kind]
            kind, start = _SPECIAL, _behind_label(text, span.start, finding.start)
            return Passage(kind, start, span.end, SPECIAL, reason, finding.score, PRIVACY)
    return None


def _is_about_somebody(text: str, found: Passage, names: Sequence[Passage]) -> bool:
    said = text[found.start : found.end]
    return bool(_SOMEBODY.search(said)) or any(found.overlaps(name) for name in names)


def _behind_label(text: str, start: int, found: int) -> int:
    """Where the answer begins in a form that was read as one sentence."""
    labels = list(_FORM_LABEL.finditer(text, start, found))
    return labels[-1].end() if labels else start


def _labelled(text: str, found: list[Passage]) -> Iterator[Passage]:
    for pattern, kind, ground in _LABELLED:
        for match in pattern.finditer(text):
            reason = f"{_GROUNDS[kind][1]}, te zien aan het woord ervoor"
            new = Passage(kind, match.start(1), match.end(1), ground, reason, 0.6, RULES)
            if not any(new.overlaps(each) for each in found):
                yield new


def _initials(text: str) -> Iterator[Passage]:
    for match in _INITIALS.finditer(text):
        span = match.span(1 if match[1] else 2)
        yield Passage(
            "initials", *span, PRIVATE, "paraaf of voorletters van een persoon", 0.8, RULES
        )

"""Dutch licence plates in all fourteen series."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrails.contract import Finding
from guardrails.layout import column, line_of, sentence_after, sentence_before

_SERIES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
_BANNED_TEXT = """
    GVD KKK KVT LPF NSB PKK PSV TBS SS SD PVV SGP VVD SA
"""
_GAPS = 2
_BANNED = frozenset(_BANNED_TEXT.split())
_VEHICLE = re.compile(
    r"kenteken|\bkent\b|\bauto|voertuig|\bbus(?:je)?\b|bestel(?:auto|bus|wagen)|\bmotor\b|scooter"
    r"|aanhang(?:er|wagen)|vrachtwagen|caravan|camper|personenauto|brommer|taxi|geparkeerd|parkeer"
    r"|\brijd|\breed\b|\bapk\b|chauffeur|bestuurder|\bwagen\b|trekker|\brdw\b|bekeuring|geflitst"
    r"|volkswagen|\bvw\b|\bopel\b|\bford\b|toyota|renault|peugeot|citro|\bbmw\b|\baudi\b|mercedes"
    r"|\bkia\b|hyundai|volvo|\bseat\b|skoda|\bfiat\b|nissan|mazda|suzuki|tesla|\bmini\b|dacia"
    r"|\bgolf\b|\bpolo\b"
)
_NO_PLATE = re.compile(
    r"\bcode\b|artikel|product|bestelnummer|\btype\b|\bmodel\b|versie|kamer|onderdeel|serie"
    r"|dossier|zaak|kenmerk|meldcode|voorbeeld|barcode|factuur|order|referentie|\bref\b"
)

_GAP = r"(?: ?- ?| )?"
_ANY_SERIES = "|".join(_SERIES).replace("-", _GAP).replace("X", "[A-Za-z]").replace("9", r"\d")
# Words without a figure near are no plate; that is seen sooner than fourteen misses.
_FIGURE_NEAR = r"(?=[A-Za-z]{0,3}+(?:[ -]{1,3}+[A-Za-z]{1,3}+)?+[ -]{0,3}+\d)"
_CANDIDATE = re.compile(rf"(?<![\w%-]){_FIGURE_NEAR}(?:{_ANY_SERIES})(?![\w])(?!-\w)")


@dataclass(frozen=True, slots=True)
class LicencePlateCheck:
    """A plate needs hyphens and no word against it, or a word about vehicles in its sentence."""

    name: str = "licence_plate"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _CANDIDATE.finditer(text):
            letters = re.findall(r"[A-Z]+", match[0].upper())
            if _BANNED.intersection(letters) or not _evenly_spaced(match[0]):
                continue
            about = _about_vehicles(text, match)
            if about:
                yield Finding("licence_plate", *match.span(), "kenteken bij een voertuig", 0.95)
            elif about is None and _unmistakable(match[0]):
                yield Finding("licence_plate", *match.span(), "vorm van een kenteken", 0.7)


def _about_vehicles(text: str, match: re.Match[str]) -> bool | None:
    """True or False when the words say so, None when they are silent."""
    heading = column(text, match.start())
    if heading:
        return bool(_VEHICLE.search(heading))
    words = sentence_before(text, match.start()) + " " + sentence_after(text, match.end(), 50)
    line = line_of(text, match.start(), 60).lower()
    if _NO_PLATE.search(words) and "kenteken" not in words:
        return False
    return True if _VEHICLE.search(words) or _VEHICLE.search(line) else None


def _evenly_spaced(plate: str) -> bool:
    gaps = [gap.strip() or " " for gap in re.findall(r"[ -]+", plate)]
    return (not gaps or len(gaps) == _GAPS) and len(set(gaps)) <= 1


def _unmistakable(plate: str) -> bool:
    """Hyphens at both places, capitals, and none of the letters that newer series leave out."""
    return (
        plate.count("-") == _GAPS
        and " " not in plate
        and plate.isupper()
        and not re.search(r"[AEIOUCQ]", plate)
    )

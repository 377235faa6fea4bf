"""Where a mark stands: in a marking position it decides, elsewhere a text only speaks of it."""

import re
from dataclasses import dataclass

from guardrails.marking.patterns import SPEAKS_FOR_ITSELF, Level

LONGEST_LINE = 400
_FURNITURE = 100
FIRST_LINES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A mark and the line around it, in which all other marks are blanked."""

    level: Level
    start: int
    end: int
    text: str
    ahead: str
    behind: str
    before: str
    line: int
    short: bool

    @property
    def capitals(self) -> bool:
        return self.text.isupper()


_SEPARATOR = re.compile(r"\t|\s{3,}|\s[-\u2013\u2014|/\u2022\u00b7]\s|[|;]|\s?//\s?")
_FIELD = re.compile(
    r"(?:^|[(\[|\t;>]|\s{2})\W{0,4}[\w/ -]{0,30}(?:rubricering|classificatie|rubriek|niveau"
    r"|vertrouwelijkheid|classification|merking|markering|gerubriceerd)\w{0,10}\W{0,3}"
    r"(?:[:=|]|\bis\b|\bals\b)\W{0,4}$",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"^\W*(?:dit|deze|bijgaande?|onderhavige?|this) (?:\w+ ){0,2}(?:is|bevat|zijn|are)"
    r"(?: gerubriceerd)?(?: als)?\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:(?:[a-z-]{2,20})\s?(?:tekst|regel)?\s?:)?\W*(?:concept\W+)?$", re.IGNORECASE
)
_TRAILER = re.compile(
    r"^\W*(?:(?:blad(?:zijde)?|pagina|pag|p|blz|ex|exemplaar|kopie|copy|nr|nummer|versie|v"
    r"|van|of|tot"
    r"|d\.?d|datum|concept|definitief|page|bijlage|en|na|duur|jaar|geldig|t/m)\W*|[\d.,/-]+\W*"
    r"|(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december)\W*)*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\W*(?:onderwerp|betreft|subject|titel|re|fw|fwd|antw)\s?:", re.IGNORECASE)
_REPLY = re.compile(r"^(?:\W*(?:[a-z]{2,10})\s?:)+\W*$", re.IGNORECASE)
_OWN_SENTENCE = re.compile(r"^.?\. +[A-Z\u00c0-\u00dd]")
_SENTENCE_ENDED = re.compile(r"[.!?]\s+$")
_LIFTED = re.compile(
    r"\b(?:vervallen|doorgehaald|doorgestreept|opgeheven|gederubriceerd|ingetrokken|niet meer"
    r"|voormalige?|voorheen|oude (?:markering|rubricering)|ongeldig|verlopen)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\b(?:bijvoorbeeld|voorbeeld\w*|zoals|afgekort|betekenen|betekent|niveaus|vormen)\b.*:\s*$",
    re.IGNORECASE,
)
# A word that ties the mark into a sentence; before capitals that close a line there is none.
_TIED_AFTER = re.compile(r"^\W*[a-z]")
_TIED_BEFORE = re.compile(
    r"\b(?:de|het|een|over|van|met|als|voor|tot|is|zijn|was|waren|of|en|geen|niet|nooit|heet"
    r"|betekent|rubricering|markering|merk|niveau|wat|alle|in|op|bij)\W*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"\u201c\u201e'\u2018]\s*$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def decides(found: Found) -> bool:
    """Whether the mark stands in a marking position."""
    ahead, behind = _TAG.sub("\t", found.ahead), _TAG.sub("\t", found.behind)
    too_long = len(ahead) + len(behind) > LONGEST_LINE
    if too_long or _LIFTED.search(ahead + behind) or _EXAMPLE.search(found.before):
        return False
    if _FIELD.search(ahead) or _SELF.match(ahead):
        return True
    return _alone(found, ahead, behind) or (_sure(found) and _prominent(found, ahead, behind))


def _sure(found: Found) -> bool:
    """No short form that could also open the name of a foundation."""
    return not found.short or found.capitals or found.level in SPEAKS_FOR_ITSELF


def _alone(found: Found, ahead: str, behind: str) -> bool:
    """Alone in its part of the line but for a label before it and a page number after it."""
    left, right = _SEPARATOR.split(ahead)[-1], _SEPARATOR.split(behind)[0]
    # A separator right behind the mark closes it, also in 'STG. GEHEIM - verslag'.
    if not (_LABEL.match(left) or _REPLY.match(left)):
        return False
    if _TRAILER.match(right) or _SUBJECT.match(left):
        return True
    # 'Stg. G. Bakkerfonds' is a foundation, so a short form is no sentence of its own.
    return not found.short and bool(_OWN_SENTENCE.match(found.text[-1] + right))


def _prominent(found: Found, ahead: str, behind: str) -> bool:
    """In capitals at an end of a heading, in brackets before it, or closing a subject."""
    if _QUOTED.search(ahead) or len(ahead) + len(behind) > _FURNITURE:
        return False
    opens, closes = not ahead.strip(" \t*_#>[("), not behind.strip(" \t*_.])")
    if closes and (_SUBJECT.match(ahead) or _SENTENCE_ENDED.search(ahead)):
        return not _TIED_BEFORE.search(ahead) and (found.capitals or not ahead[-1:].isspace())
    if found.short or not found.text.split()[-1].isupper():
        return False
    if opens:
        return behind.lstrip()[:1] in "])" or behind[:1] == ":" or not _TIED_AFTER.match(behind)
    first = found.line < FIRST_LINES and not ahead.rstrip().endswith((",", ":"))
    return closes and first and not behind.strip() and not _TIED_BEFORE.search(ahead)

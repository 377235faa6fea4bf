"""State-secret and departmental markings (rubricering, VIRBI): level, place and what to do.

A mark decides in a marking position: a line, header, footer or field of its own. Elsewhere the
text only speaks about rubricering, which is a warning. Source of the levels: fact sheet 5.1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from guardrails.contract import Finding
from guardrails.folding import fold

Level = Literal["dep_v", "stg_confidentieel", "stg_geheim", "stg_zeer_geheim"]
MarkingDecision = Literal["allow", "warn", "block"]

_ORDER: tuple[Level, ...] = ("dep_v", "stg_confidentieel", "stg_geheim", "stg_zeer_geheim")
_NAMES = {
    "dep_v": "Departementaal VERTROUWELIJK",
    "stg_confidentieel": "Stg. CONFIDENTIEEL",
    "stg_geheim": "Stg. GEHEIM",
    "stg_zeer_geheim": "Stg. ZEER GEHEIM",
}
_STG = r"(?<![\w.])(?:stg(?:\.\s?|\s|-)|staatsgeheim[ :-]{1,3})\s?"
_LONG: dict[Level, str] = {
    "stg_zeer_geheim": rf"{_STG}zeer[ -]?geheim(?!\w)|cosmic top secret"
    r"|(?<!\w)tr[eè]s secret ue(?:\s?/\s?eu top secret)?|(?<!\w)(?:eu|nato) top secret",
    "stg_geheim": rf"{_STG}geheim(?!\w)|(?<!\w)nato[ -]secret(?!\w)"
    r"|(?<!\w)(?<!s )secret ue(?:\s?/\s?eu secret)?(?!\w)|(?<!\w)eu secret(?!\w)",
    "stg_confidentieel": rf"{_STG}confidentieel(?!\w)|(?<!\w)nato[ -]confidential(?!\w)"
    r"|(?<!\w)confidentiel ue(?:\s?/\s?eu confidential)?(?!\w)|(?<!\w)eu confidential(?!\w)",
    "dep_v": r"(?<!\w)departementaal[ -]vertrouwelijk(?!\w)|(?<!\w)nato[ -]restricted(?!\w)"
    r"|(?<!\w)dep\.? ?vertrouwelijk(?!\w)"
    r"|(?<!\w)restreint ue(?:\s?/\s?eu restricted)?(?!\w)|(?<!\w)eu restricted(?!\w)",
}
_SHORT: dict[Level, str] = {
    "stg_zeer_geheim": r"(?<![\w.])(?:STG|Stg)[. -]{0,2}Z\.?\s?G(?!\w)\.?",
    "stg_geheim": r"(?<![\w.])(?:STG|Stg)[. -]{1,2}G(?!\w)\.?",
    "stg_confidentieel": r"(?<![\w.])(?:STG|Stg)[. -]{1,2}C(?!\w)\.?",
    "dep_v": r"(?<![\w.])(?:DEP|Dep|dep)(?:\.\s?|-|\s(?=V))[V](?![\w&])\.?",
}
_MARKS = [
    *((level, re.compile(pattern, re.IGNORECASE), False) for level, pattern in _LONG.items()),
    *((level, re.compile(pattern), True) for level, pattern in _SHORT.items()),
]
# Short forms that in running text can hardly mean anything else.
_SPEAKS_FOR_ITSELF = frozenset({"dep_v", "stg_zeer_geheim"})
_ABOUT = re.compile(
    r"(?<!\w)(?:staatsgeheim(?:en)?|gerubriceerde? (?:stuk|informatie|document)\w*)(?!\w)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\t|\s{3,}|\s[-\u2013\u2014|/\u2022\u00b7]\s|[|;]")
_FIELD = re.compile(
    r"(?:^|[(\[|\t;]|\s{2})\W{0,4}(?:rubricering|classificatie|rubriek|beveiligingsniveau"
    r"|vertrouwelijkheid|rubriceringsniveau|classification|merking|markering)\W{0,3}(?:[:=]"
    r"|\bis\b)\W{0,4}$",
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
_SUBJECT = re.compile(r"^\W*(?:onderwerp|betreft|subject|titel|re|fw)\s?:\W*$", re.IGNORECASE)
_OWN_SENTENCE = re.compile(r"^.?\. +[A-Z\u00c0-\u00dd]")
_LIFTED = re.compile(
    r"\b(?:vervallen|doorgehaald|doorgestreept|opgeheven|gederubriceerd|ingetrokken|niet meer"
    r"|voormalige?|voorheen|oude (?:markering|rubricering)|ongeldig|verlopen)\b",
    re.IGNORECASE,
)
_FOUNDATION = re.compile(r"^ (?:[A-Z][a-z]|van |der? |het |en [A-Z])")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as a span in the text as given; `decides` when it stands in a marking position."""

    level: Level | None
    start: int
    end: int
    text: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Marking:
    """What the marks in a text amount to."""

    level: Level | None
    decision: MarkingDecision
    spans: tuple[Mark, ...]

    @property
    def advice(self) -> str:
        """What the person who has this text should do, in Dutch."""
        if self.decision == "block" and self.level:
            return (
                f"Deze tekst is gerubriceerd als {_NAMES[self.level]}. "
                "Hij hoort niet in dit systeem. "
                "De tekst is niet opgeslagen. Neem contact op met de beveiligingsambtenaar (BVA) "
                "en meld dat de tekst hier is ingevoerd."
            )
        if self.decision == "warn":
            return (
                "Deze tekst noemt een rubricering. Controleer of het stuk zelf gerubriceerd is. "
                "Twijfelt u? Vraag het de beveiligingsambtenaar (BVA)."
            )
        return ""


def read_marking(text: str, *, accredited_for_dep_v: bool = False) -> Marking:
    """Find the marks; `accredited_for_dep_v` says this environment may hold that level."""
    marks = tuple(_marks(text))
    levels = [m.level for m in marks if m.decides and m.level]
    if not levels:
        return Marking(None, "warn" if marks else "allow", marks)
    highest = max(levels, key=_ORDER.index)
    allowed = highest == "dep_v" and accredited_for_dep_v
    return Marking(highest, "allow" if allowed else "block", marks)


@dataclass(frozen=True, slots=True)
class MarkingCheck:
    """The same as a check: kind `marking` where a mark decides, `marking_mentioned` elsewhere."""

    accredited_for_dep_v: bool = False
    name: str = "marking"

    def __call__(self, text: str) -> Iterator[Finding]:
        marking = read_marking(text, accredited_for_dep_v=self.accredited_for_dep_v)
        for mark in marking.spans:
            stops = mark.decides and marking.decision == "block"
            kind = "marking" if stops else "marking_mentioned"
            yield Finding(kind, mark.start, mark.end, mark.level or "rubricering genoemd")


def _marks(text: str) -> Iterator[Mark]:
    folded = fold(text)
    plain = folded.text
    taken: list[tuple[int, int]] = []
    for level, pattern, short in _MARKS:
        for match in pattern.finditer(plain):
            decides = _in_position(plain, match, short=short)
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if not decides and not _mentions(plain, match, level, short=short):
                continue
            taken.append(match.span())
            start, end = folded.original(*match.span())
            yield Mark(level, start, end, text[start:end], decides)
    for match in _ABOUT.finditer(plain):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            start, end = folded.original(*match.span())
            yield Mark(None, start, end, text[start:end], decides=False)


def _in_position(text: str, match: re.Match[str], *, short: bool) -> bool:
    """Alone in its part of the line but for a label before it and a page number after it."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    line_end = line_end if line_end >= 0 else len(text)
    ahead, behind = text[line_start : match.start()], text[match.end() : line_end]
    if len(ahead) + len(behind) > _LONGEST_LINE or _LIFTED.search(ahead + behind):
        return False
    if _FIELD.search(ahead):
        return True
    parts = _SEPARATOR.split(ahead)
    left, right = parts[-1], _SEPARATOR.split(behind)[0]
    # A separator right behind the mark closes it, also in 'STG. GEHEIM - verslag'.
    if not _LABEL.match(left):
        return False
    if _TRAILER.match(right) or _SUBJECT.match(left):
        return True
    # 'Stg. G. Bakkerfonds' is a foundation, so a short form is no sentence of its own.
    return not short and bool(_OWN_SENTENCE.match(match[0][-1] + right))


_LONGEST_LINE = 400


def _mentions(text: str, match: re.Match[str], level: Level, *, short: bool) -> bool:
    if short:
        return level in _SPEAKS_FOR_ITSELF
    title_case = not match[0].isupper() and match[0].lower().startswith("stg")
    return not (title_case and _FOUNDATION.match(text[match.end() : match.end() + 12]))

"""Decides for each phrase whether it names a person, and what shows that."""

import re
from dataclasses import dataclass

from guardrails.layout import column, line_of
from guardrails.names import cues
from guardrails.names.evidence import Reading, could_be_name, form, is_lone_first_name
from guardrails.names.lexicon import Lexicon
from guardrails.names.phrases import INTERFIX, Phrase

_REACH = 90
_NEAR = 60
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
# A line that goes on in lower case was only wrapped there.
_SENTENCE_STOPS = re.compile(r" \||,?\n(?!\s{0,8}[a-z(])")
_LED_IN = re.compile(rf"(?:(?<=[ :;,|\t\"]){INTERFIX} )+$")
_CELL_EDGE = re.compile(r"[;,|\t] ?\"?$")
_INITIALS_END = re.compile(r"[A-Z]\. ?$")
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3} ?[A-Z]{2}$")
_HOUSE_NUMBER = re.compile(r" \d{1,4}(?: ?[a-zA-Z])?(?![\w-])")
_IS_STREET = re.compile(r".(?:weg|pad|dijk|hof|dreef|markt|haven|brink|wal|veld|park)$")
_ON_A_STREET = re.compile(
    r"\b(?:woont?|woonachtig|wonen|gevestigd)\b.{0,40}\b(?:aan|op|in) (?:de |het )?$"
)
_STREET_TITLE = re.compile(r"\b(?:prof|dr|burg|mr|ds|ir|gen)\.? $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """A span that names a person; `public` when he or she acts in a public office."""

    start: int
    end: int
    reason: str
    score: float
    public: bool = False


def judge(reading: Reading, phrase: Phrase) -> Person | None:
    """Give the person a phrase names, or None."""
    text, words = reading.text, reading.words
    before = text[max(0, phrase.start - _REACH) : phrase.start]
    after = text[phrase.end : phrase.end + _REACH]
    if _is_something_else(phrase, words, before, after):
        return None
    start = phrase.start - len(_led_in(text, phrase.start, before))
    before = text[max(0, start - _REACH) : start]
    acronym = phrase.tokens[-1].text.isupper() and not phrase.initials
    if not acronym and (cues.OFFICE.search(before) or _holds_office(before, after)):
        return Person(start, phrase.end, "naam bij een openbaar ambt", 0.9, public=True)
    reason = _cue(text, phrase, before, after)
    if reason and could_be_name(phrase, words, reason):
        return Person(start, phrase.end, reason, 0.92)
    scholarly = is_scholarly(text, phrase.start)
    reason = form(phrase, words, before)
    if reason:
        return Person(start, phrase.end, reason, 0.85, public=scholarly)
    if is_lone_first_name(reading, phrase, before, after):
        return Person(start, phrase.end, "voornaam", 0.7, public=scholarly)
    return None


def is_scholarly(text: str, position: int) -> bool:
    """Whether the line is a reference to a publication; its authors are public."""
    line = line_of(text, position, 250)
    signs = any(sign in line for sign in cues.SCHOLARLY_SIGNS)
    return signs and bool(cues.SCHOLARLY.search(line))


def _led_in(text: str, start: int, before: str) -> str:
    """The lower-case tussenvoegsels between a title, label or edge of a cell and the name."""
    match = _LED_IN.search(before)
    if not match:
        return ""
    ahead = before[: match.start()]
    cued = cues.TITLE.search(ahead) or cues.LABEL.search(ahead) or _INITIALS_END.search(ahead)
    if not cued and _CELL_EDGE.search(ahead):
        cued = cues.NAME_COLUMN.search(column(text, start))
    return match[0] if cued else ""


def _holds_office(before: str, after: str) -> bool:
    return bool(cues.OFFICE_AFTER.search(after)) and not cues.GREETING.search(before)


def _is_something_else(phrase: Phrase, words: Lexicon, before: str, after: str) -> bool:
    """A street, a building, an organisation or an abbreviation."""
    last = phrase.tokens[-1].text
    if _POSTCODE.search(f"{before}{phrase.tokens[0].text}") or _POSTCODE.search(before.rstrip()):
        return True
    if cues.ORGANISATION_AFTER.search(after) or cues.ORGANISATION_BEFORE.search(before):
        return True
    if len(phrase.tokens) > 1 and (
        cues.ORGANISATION_AFTER.search(f" {last}") or _is_building(last, words)
    ):
        return True
    if _HOUSE_NUMBER.match(after) and (_IS_STREET.search(last) or _ON_A_STREET.search(before)):
        return True
    if not cues.STREET.search(last):
        return False
    return not cues.TITLE.search(before) or bool(_STREET_TITLE.search(before))


def _is_building(last: str, words: Lexicon) -> bool:
    return (
        bool(cues.BUILDING.search(last)) and "-" not in last and last.lower() not in words.surnames
    )


def _cue(text: str, phrase: Phrase, before: str, after: str) -> str | None:
    """What the words around the phrase say, strongest first."""
    near = before[-_NEAR:]
    for pattern, reason in _CUES:
        if pattern.search(near):
            return reason
    return _place(text, phrase, before, after)


def _place(text: str, phrase: Phrase, before: str, after: str) -> str | None:
    """What the place of the phrase says: below a letter, in a column, before an address."""
    if cues.FAREWELL.search(before):
        return "ondertekening"
    if cues.MESSAGE.search(before) and after.startswith(":"):
        return "schrijver van een bericht"
    heading = column(text, phrase.start)
    if cues.NAME_COLUMN.search(heading):
        return "kolom met namen" if heading.startswith(("naam", "name")) else "kolom met personen"
    if cues.CONTACT_AFTER.search(after):
        return "voor persoonlijke gegevens"
    if _signs(before, after):
        return "ondertekening"
    return None


_CUES = (
    (cues.TITLE, "na een aanspreektitel"),
    (cues.GREETING, "na een aanhef"),
    (cues.LABEL, "na een veldnaam"),
    (cues.CALLED, "zo genoemd in de tekst"),
    (cues.FAMILY, "na een familieband"),
    (cues.PARTY, "na een rol in een zaak"),
    (cues.SPEAKS, "spreekt of schrijft"),
    (cues.ROLE, "na een rol of familieband"),
)


def _signs(before: str, after: str) -> bool:
    """Stands alone at the end: its own last line, or the last words after a sentence."""
    own_line = bool(re.search(r"\n\s*$", before)) and bool(_LINE_END.match(after))
    last = not after.strip(" \n.") or bool(_SENTENCE_STOPS.match(after))
    return bool(
        last and (re.search(r"(?<!\d)[.!?]\)?\s+$", before) or (own_line and "\n\n" in before))
    )

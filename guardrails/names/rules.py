"""Decides for each phrase whether it names a person, and what shows that."""

import re
from dataclasses import dataclass

from guardrails.layout import column, line_of
from guardrails.names import cues
from guardrails.names.lexicon import Lexicon
from guardrails.names.phrases import INTERFIX, Phrase

_REACH = 90
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\t|\"'(\[>*#-]|\d\))\s*$")
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_LOWER_WORD = re.compile(r"(?<![\w.@-])[a-z\u00df-\u00ff]{3,}(?![\w@-]|\.\w)")
_LED_IN = re.compile(rf"(?:(?<=[ :]){INTERFIX} )+$")
_INITIALS_END = re.compile(r"[A-Z]\. ?$")
_VERB = re.compile(r" (?:[a-z]{2,}(?:t|de|te)|is|was|wil|kan|zal|mag|had)\b")
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3} ?[A-Z]{2}$")
_STREET_TITLE = re.compile(r"\b(?:prof|dr|burg|mr|ds|ir|gen)\.? $", re.IGNORECASE)
_HANDLE = re.compile(r"(?:^|\n)(?:\[[\d:. -]{3,20}\] ?|\d\d?[:.]\d\d ?-? ?)?@?$")
_PREPOSITION = re.compile(
    r"\b(?:met|van|aan|bij|door|voor|naar|en|of|zoals|tegen|namens|dat|als|is|belt|belde|mailt"
    r"|vraagt|wil|zegt|zei|heeft|door|zie|gaat|komt|vervangt|want|omdat|laat|heet|jij|je|ik)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """A span that names a person; `public` when he or she acts in a public office."""

    start: int
    end: int
    reason: str
    score: float
    public: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with what judging each of its phrases needs."""

    text: str
    words: Lexicon
    lower_words: frozenset[str]


def read(text: str, words: Lexicon) -> Reading:
    return Reading(text, words, frozenset(_LOWER_WORD.findall(text)))


def judge(reading: Reading, phrase: Phrase) -> Person | None:
    """Give the person a phrase names, or None."""
    text, words = reading.text, reading.words
    before = text[max(0, phrase.start - _REACH) : phrase.start]
    after = text[phrase.end : phrase.end + _REACH]
    if _is_something_else(phrase, before, after):
        return None
    start = phrase.start - len(_led_in(before))
    before = text[max(0, start - _REACH) : start]
    acronym = phrase.tokens[-1].text.isupper() and not phrase.initials
    if not acronym and (cues.OFFICE.search(before) or _holds_office(before, after)):
        return Person(start, phrase.end, "naam bij een openbaar ambt", 0.9, public=True)
    reason = _cue(text, phrase, before, after)
    if reason and _could_be_name(phrase, words, reason):
        return Person(start, phrase.end, reason, 0.92)
    scholarly = bool(cues.SCHOLARLY.search(line_of(text, phrase.start, 250)))
    reason = _form(phrase, words, before)
    if reason:
        return Person(start, phrase.end, reason, 0.85, public=scholarly)
    if _lone_first_name(reading, phrase, before, after):
        return Person(start, phrase.end, "voornaam", 0.7, public=scholarly)
    return None


def _led_in(before: str) -> str:
    """The lower-case tussenvoegsels between a title or label and the name."""
    match = _LED_IN.search(before)
    if not match:
        return ""
    ahead = before[: match.start()]
    cued = cues.TITLE.search(ahead) or cues.LABEL.search(ahead) or _INITIALS_END.search(ahead)
    return match[0] if cued else ""


def _holds_office(before: str, after: str) -> bool:
    return bool(cues.OFFICE_AFTER.search(after)) and not cues.GREETING.search(before)


def _is_something_else(phrase: Phrase, before: str, after: str) -> bool:
    """A street, a building, an organisation or an abbreviation."""
    last = phrase.tokens[-1].text
    if _POSTCODE.search(f"{before}{phrase.tokens[0].text}"):
        return True
    if cues.ORGANISATION_AFTER.search(after) or cues.ORGANISATION_BEFORE.search(before):
        return True
    if len(phrase.tokens) > 1 and cues.ORGANISATION_AFTER.search(f" {last}"):
        return True
    if not cues.STREET.search(last):
        return False
    return not cues.TITLE.search(before) or bool(_STREET_TITLE.search(before))


def _cue(text: str, phrase: Phrase, before: str, after: str) -> str | None:
    """What the words around the phrase say, strongest first."""
    for pattern, reason in _CUES:
        if pattern.search(before):
            return reason
    if cues.MESSAGE.search(before) and after.startswith(":"):
        return "schrijver van een bericht"
    if cues.NAME_COLUMN.search(column(text, phrase.start)):
        return "kolom met namen"
    if cues.CONTACT_AFTER.search(after):
        return "voor persoonlijke gegevens"
    if _signs(before, after):
        return "ondertekening"
    return None


_CUES = (
    (cues.TITLE, "na een aanspreektitel"),
    (cues.GREETING, "na een aanhef"),
    (cues.FAREWELL, "ondertekening"),
    (cues.LABEL, "na een veldnaam"),
    (cues.CALLED, "zo genoemd in de tekst"),
    (cues.FAMILY, "na een familieband"),
    (cues.ROLE, "na een rol of familieband"),
)


def _signs(before: str, after: str) -> bool:
    """Stands alone at the end: its own last line, or the last words after a sentence."""
    own_line = bool(re.search(r"\n\s*$", before)) and bool(_LINE_END.match(after))
    last = not after.strip(" \n.") or after.startswith(("\n", " |", ",\n"))
    return bool(
        last and (re.search(r"(?<!\d)[.!?]\)?\s+$", before) or (own_line and "\n\n" in before))
    )


def _could_be_name(phrase: Phrase, words: Lexicon, reason: str) -> bool:
    if phrase.initials:
        return True
    shown = phrase.capitals
    if all(t.text.isupper() and 1 < len(t.text) <= _ACRONYM for t in shown):
        return all(t.bare in words.surnames or t.bare in words.first_names for t in shown)
    first = shown[0].bare
    known = words.is_first_name(first) or (
        shown[-1].bare in words.surnames and not (len(shown) == 1 and first in words.common)
    )
    if (
        len(shown) == 1
        and first in words.places
        and reason in _NO_PLACE
        and (first not in words.first_names)
    ):
        return False
    if reason in {"na een aanspreektitel", "kolom met namen"} or known:
        return True
    if first in words.places or first in words.common or len(shown) > _LONG:
        return reason == "na een veldnaam" and first in words.surnames
    if any(_is_thing(t.bare) and t.bare not in words.surnames for t in shown):
        return False
    return reason in _TAKES_ANY_NAME or len(shown) > 1 or phrase.tussenvoegsel


def _is_thing(word: str) -> bool:
    return bool(cues.NO_PERSON.search(word)) and "-" not in word


_TAKES_ANY_NAME = {
    "na een aanhef",
    "na een veldnaam",
    "zo genoemd in de tekst",
    "ondertekening",
    "na een familieband",
    "schrijver van een bericht",
}
_NO_PLACE = {"voor persoonlijke gegevens", "ondertekening"}
_ACRONYM = 4
_LONG = 3


def _form(phrase: Phrase, words: Lexicon, before: str) -> str | None:
    """What the phrase itself shows, without any word around it."""
    shown = phrase.capitals
    if not shown or any(t.text.isupper() and len(t.text) > 1 for t in shown):
        return None
    first, last = shown[0].bare, shown[-1].bare
    if phrase.tokens[0].kind == "initials":
        return "voorletters en achternaam"
    if len(shown) > 1 and " ".join(t.bare for t in shown) not in words.places:
        if first in words.first_names and first not in words.common:
            return "voornaam en achternaam"
        if words.is_first_name(first) and last in words.surnames:
            return "voornaam en achternaam"
    if phrase.initials and (first in words.first_names or first in words.surnames):
        return "naam met voorletter"
    opens = bool(_SENTENCE_START.search(before))
    if phrase.tokens[0].kind == "interfix" and not opens and last in words.surnames:
        return "achternaam met tussenvoegsel"
    return None


def _lone_first_name(reading: Reading, phrase: Phrase, before: str, after: str) -> bool:
    words, name = reading.words, phrase.tokens[0]
    if len(phrase.tokens) != 1 or name.kind != "capital" or not _is_first_name(name.bare, words):
        return False
    if name.text.isupper() or len(name.text) < _SHORT or name.bare in words.places:
        return False
    if name.bare in words.common or name.bare in reading.lower_words:
        return False
    if _HANDLE.search(before) and after.startswith(":"):
        return True
    if _SENTENCE_START.search(before):
        return bool(_VERB.match(after) or re.match(r":|,? ?\n|,|\.?$| ?[()]", after))
    return bool(_PREPOSITION.search(before)) or not re.match(r"[-/ ]?[A-Z]", after)


def _is_first_name(name: str, words: Lexicon) -> bool:
    return name in words.first_names or all(p in words.first_names for p in name.split("-"))


_SHORT = 3

"""Decides for each phrase whether it names a person, and what shows that."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guardrails.layout import column
from guardrails.names import cues
from guardrails.names.lexicon import Lexicon
from guardrails.names.phrases import Phrase

_REACH = 90
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\t|\"'(\[>*#-]|\d\))\s*$")
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_HYPHEN_LOWER = re.compile(r"-[a-z]")
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


def judge(text: str, phrase: Phrase, words: Lexicon) -> Person | None:
    """Give the person a phrase names, or None."""
    before = text[max(0, phrase.start - _REACH) : phrase.start]
    after = text[phrase.end : phrase.end + _REACH]
    if _is_something_else(phrase, before, after):
        return None
    if cues.OFFICE.search(before) or cues.OFFICE_AFTER.search(after):
        return Person(phrase.start, phrase.end, "naam bij een openbaar ambt", 0.9, public=True)
    reason = _cue(text, phrase, before, after)
    if reason and _could_be_name(phrase, words, reason):
        return Person(phrase.start, phrase.end, reason, 0.92)
    reason = _form(phrase, words, before)
    if reason:
        return Person(phrase.start, phrase.end, reason, 0.85)
    if _lone_first_name(text, phrase, words, before, after):
        return Person(phrase.start, phrase.end, "voornaam", 0.7)
    return None


def _is_something_else(phrase: Phrase, before: str, after: str) -> bool:
    """A street, a building, an organisation or an abbreviation."""
    last = phrase.tokens[-1].text
    if cues.ORGANISATION_AFTER.search(after) or cues.ORGANISATION_BEFORE.search(before):
        return True
    if any(_HYPHEN_LOWER.search(t.text) for t in phrase.capitals):
        return True
    return bool(cues.STREET.search(last)) and not cues.TITLE.search(before)


def _cue(text: str, phrase: Phrase, before: str, after: str) -> str | None:
    """What the words around the phrase say, strongest first."""
    for pattern, reason in _CUES:
        if pattern.search(before):
            return reason
    if cues.NAME_COLUMN.search(column(text, phrase.start)):
        return "kolom met namen"
    if _signs(before, after):
        return "ondertekening"
    return None


_CUES = (
    (cues.TITLE, "na een aanspreektitel"),
    (cues.GREETING, "na een aanhef"),
    (cues.FAREWELL, "ondertekening"),
    (cues.LABEL, "na een veldnaam"),
    (cues.CALLED, "zo genoemd in de tekst"),
    (cues.ROLE, "na een rol of familieband"),
)


def _signs(before: str, after: str) -> bool:
    """Stands alone at the end: its own last line, or the last words after a sentence."""
    own_line = bool(re.search(r"\n\s*$", before)) and bool(_LINE_END.match(after))
    last = not after.strip(" \n.") or after.startswith(("\n", " |", ",\n"))
    return bool(last and (re.search(r"[.!?]\)?\s+$", before) or (own_line and "\n\n" in before)))


def _could_be_name(phrase: Phrase, words: Lexicon, reason: str) -> bool:
    if phrase.initials:
        return True
    shown = phrase.capitals
    if not shown:
        return False
    if all(t.text.isupper() and 1 < len(t.text) <= 4 for t in shown):
        return all(t.bare in words.surnames or t.bare in words.first_names for t in shown)
    first = shown[0].bare
    if reason in {"na een aanspreektitel", "kolom met namen"}:
        return True
    known = first in words.first_names or shown[-1].bare in words.surnames
    if reason in {"na een aanhef", "na een veldnaam", "zo genoemd in de tekst"}:
        return known or first not in words.places
    return known or (len(shown) > 1 or phrase.tussenvoegsel) and first not in words.places


def _form(phrase: Phrase, words: Lexicon, before: str) -> str | None:
    """What the phrase itself shows, without any word around it."""
    shown = phrase.capitals
    if phrase.initials and shown and phrase.tokens[0].kind == "initials":
        return None if _abbreviates(phrase, words) else "voorletters en achternaam"
    if len(shown) > 1 and shown[0].bare in words.first_names:
        acronym = any(t.text.isupper() and len(t.text) > 1 for t in shown)
        return None if acronym or _place(shown, words) else "voornaam en achternaam"
    if phrase.initials and shown and shown[0].bare in (words.first_names | words.surnames):
        return "naam met voorletter"
    opens = bool(_SENTENCE_START.search(before))
    if phrase.tokens[0].kind == "interfix" and not opens and shown[-1].bare in words.surnames:
        return "achternaam met tussenvoegsel"
    return None


def _abbreviates(phrase: Phrase, words: Lexicon) -> bool:
    """One initial before a word that no list of surnames knows is often no name."""
    surname = phrase.capitals[-1].text
    return surname.isupper() and surname.lower() not in words.surnames


def _place(shown: Iterable[object], words: Lexicon) -> bool:
    joined = " ".join(t.bare for t in shown)  # type: ignore[attr-defined]
    return joined in words.places


def _lone_first_name(
    text: str, phrase: Phrase, words: Lexicon, before: str, after: str
) -> bool:
    if len(phrase.tokens) != 1 or phrase.tokens[0].kind != "capital":
        return False
    name = phrase.tokens[0]
    if not all(p in words.first_names for p in name.bare.split("-")) and (
        name.bare not in words.first_names
    ):
        return False
    if name.text.isupper() or len(name.text) < 3 or name.bare in words.places | words.no_names:
        return False
    if re.search(rf"(?<![\w]){re.escape(name.bare)}(?![\w])", text):
        return False
    if _HANDLE.search(before) and after.startswith(":"):
        return True
    if _SENTENCE_START.search(before):
        return bool(re.match(r",? [a-z]|:|,? ?\n|,|\.?$| \(", after))
    return bool(_PREPOSITION.search(before)) or not re.match(r"[-/ ]?[A-Z]", after)

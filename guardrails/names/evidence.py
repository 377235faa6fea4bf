"""What a phrase shows by itself: could it be a name, has it the form of one."""

import re
from dataclasses import dataclass

from guardrails.names import cues
from guardrails.names.lexicon import Lexicon
from guardrails.names.phrases import Phrase

_VERB = re.compile(
    r" (?:[a-z]{2,}(?:t|de|te)|is|was|wil|kan|zal|mag|had|vroeg|zei|gaf"
    r"|kwam|ging|nam|deed|liep|zag|schreef|sprak|stond|kreeg|bleef|vond|riep|moest)\b"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\t|\"'(\[>*#-]|\d\))\s*$")
_HANDLE = re.compile(r"(?:^|\n)(?:\[[\d:. -]{3,20}\] ?|\d\d?[:.]\d\d ?-? ?)?@?$")
_PREPOSITION = re.compile(
    r"\b(?:met|van|aan|bij|door|voor|naar|en|of|zoals|tegen|namens|dat|als|is|belt|belde|mailt"
    r"|vraagt|wil|zegt|zei|heeft|door|zie|gaat|komt|vervangt|want|omdat|laat|heet|jij|je|ik)\s$",
    re.IGNORECASE,
)
_A_PLACE_FOLLOWS = re.compile(r"\b(?:te|gemeente|provincie) $", re.IGNORECASE)
_DUTCH_LETTERS = re.compile(r"[a-zà-ïñ-öù-ÿœ\u0301'-]+")
_ARTICLE = re.compile(r"\b(?:de|het|een|der|des|dit|deze|dat|die|ons|onze|elke?) $", re.IGNORECASE)
# Behind a first name: the rest of a code, or the year that makes it a month.
_IN_A_CODE = re.compile(r"[-_/.]\d|_\w| (?:19|20)\d\d\b")
_LOWER_WORD = re.compile(r"(?<![\w.@-])[a-z\u00df-\u00ff]{3,}(?![\w@-]|\.\w)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with what judging each of its phrases needs."""

    text: str
    words: Lexicon
    lower_words: frozenset[str]


def read(text: str, words: Lexicon) -> Reading:
    return Reading(text, words, frozenset(_LOWER_WORD.findall(text)))


def could_be_name(phrase: Phrase, words: Lexicon, reason: str) -> bool:
    """Whether a phrase at a place where names stand is one, and not a place or a thing."""
    if phrase.initials:
        return True
    shown = phrase.capitals
    if all(t.text.isupper() and 1 < len(t.text) <= _ACRONYM for t in shown):
        return all(t.bare in words.surnames or t.bare in words.first_names for t in shown)
    if len(shown) == 1 and reason in _NO_PLACE and _only_a_place(shown[0].bare, words):
        return False
    return reason in _ALWAYS or _known(phrase, words) or _takes_unknown(phrase, words, reason)


def _only_a_place(word: str, words: Lexicon) -> bool:
    return word in words.places and word not in words.first_names


def _known(phrase: Phrase, words: Lexicon) -> bool:
    """The lists know the first name or the surname; one common word alone is not enough."""
    first, last = phrase.capitals[0].bare, phrase.capitals[-1].bare
    alone = len(phrase.capitals) == 1 and first in words.common
    return words.is_first_name(first) or (last in words.surnames and not alone)


def _takes_unknown(phrase: Phrase, words: Lexicon, reason: str) -> bool:
    """Whether a name that no list knows is believed here."""
    shown = phrase.capitals
    first = shown[0].bare
    if len(first) == 1 or len(shown) > _LONG:
        return False
    if first in words.places or first in words.common:
        return reason in _LABELLED and first in words.surnames
    if any(_is_thing(t.bare) and t.bare not in words.surnames for t in shown):
        return False
    return reason in _TAKES_ANY_NAME or len(shown) > 1 or phrase.tussenvoegsel


def _is_thing(word: str) -> bool:
    return bool(cues.NO_PERSON.search(word)) and "-" not in word


_ALWAYS = {"na een aanspreektitel", "kolom met personen"}
_TAKES_ANY_NAME = {
    "na een aanhef",
    "na een veldnaam",
    "kolom met namen",
    "zo genoemd in de tekst",
    "ondertekening",
    "na een familieband",
    "na een rol in een zaak",
    "schrijver van een bericht",
}
_LABELLED = {"na een veldnaam", "kolom met namen"}
_NO_PLACE = {"voor persoonlijke gegevens", "ondertekening", "na een rol in een zaak"}
_ACRONYM = 4
_LONG = 3


def form(phrase: Phrase, words: Lexicon, before: str) -> str | None:
    """What the phrase itself shows, without any word around it."""
    shown = phrase.capitals
    if not shown or any(t.text.isupper() and len(t.text) > 1 for t in shown):
        return None
    first = shown[0].bare
    if phrase.tokens[0].kind == "initials":
        return "voorletters en achternaam"
    if len(shown) > 1 and _first_and_last(phrase, words):
        return "voornaam en achternaam"
    if phrase.initials and (first in words.first_names or first in words.surnames):
        return "naam met voorletter"
    return _surname_form(phrase, words, before)


def _surname_form(phrase: Phrase, words: Lexicon, before: str) -> str | None:
    """A known surname behind a tussenvoegsel, or behind one word that no list knows."""
    shown = phrase.capitals
    first, last = shown[0].bare, shown[-1].bare
    opens = bool(_SENTENCE_START.search(before))
    whole = len(shown) == 1 or first in words.surnames
    place = " ".join(t.bare for t in phrase.tokens) in words.places
    if phrase.tokens[0].kind == "interfix" and not (opens or place) and whole:
        return "achternaam met tussenvoegsel" if last in words.surnames else None
    pair = len(shown) == _PAIR and not _ARTICLE.search(before)
    if pair and _is_unknown(first, words) and _is_surname(last, words):
        return "achternaam achter een onbekende voornaam"
    return None


def _first_and_last(phrase: Phrase, words: Lexicon) -> bool:
    first, last = phrase.capitals[0].bare, phrase.capitals[-1].bare
    if " ".join(t.bare for t in phrase.capitals) in words.places:
        return False
    sure = _is_first_name(first, words) and first not in words.common
    return sure or (words.is_first_name(first) and last in words.surnames)


def is_lone_first_name(reading: Reading, phrase: Phrase, before: str, after: str) -> bool:
    words, name = reading.words, phrase.tokens[0]
    if len(phrase.tokens) != 1 or name.kind != "capital" or not _is_first_name(name.bare, words):
        return False
    if name.text.isupper() or len(name.text) < _SHORT or _IN_A_CODE.match(after):
        return False
    if _A_PLACE_FOLLOWS.search(before) or any(
        name.bare in known for known in (words.places, words.common, reading.lower_words)
    ):
        return False
    if _HANDLE.search(before) and after.startswith(":"):
        return True
    if _SENTENCE_START.search(before):
        return bool(_VERB.match(after) or re.match(r":|,? ?\n|,|\.?$| ?[()]| hier\b", after))
    return bool(_PREPOSITION.search(before)) or not re.match(r"[-/ ]?[A-Z]", after)


def _is_first_name(name: str, words: Lexicon) -> bool:
    """Also 'Anne-Fleur', and a word with letters that only names have here."""
    parts = name.split("-")
    return is_foreign(name) or all(part in words.first_names for part in parts)


def is_foreign(word: str) -> bool:
    """Whether it has letters that no Dutch word has."""
    return not _DUTCH_LETTERS.fullmatch(word)


def _is_unknown(word: str, words: Lexicon) -> bool:
    other = any(word in known for known in (words.places, words.common, words.no_names))
    return len(word) > _SHORT and not other and not _is_thing(word) and "-" not in word


def _is_surname(word: str, words: Lexicon) -> bool:
    return word in words.surnames and word not in words.common and word not in words.places


_SHORT = 3
_PAIR = 2

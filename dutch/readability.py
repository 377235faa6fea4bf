"""How hard a Dutch text is to read: formulas, and rules that a writer can act on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dutch.abbreviations import MAY_BE_LAST, NEVER_LAST
from dutch.officialese import Officialese, officialese
from dutch.passive import is_passive
from dutch.sentences import sentences
from dutch.spans import Span
from dutch.syllables import syllables

_CLAUSE_OPENERS = re.compile(
    r"\b(?:dat|die|omdat|doordat|als|indien|wanneer|terwijl|zodat|hoewel|waarbij|waarin|waardoor|"
    r"waarvoor|waarmee|waarvan|voordat|nadat|tenzij|mits|zolang|zodra|wie|welke)\b",
    re.IGNORECASE,
)
_NOUN_STYLE = re.compile(
    r"\b(?:de|het)\s(?:[a-zë]+\s)?[a-zë]{3,}(?:ing|atie|heid|en)\svan\b", re.IGNORECASE
)
_READER = re.compile(r"\b(?:u|uw|wij|we|ons|onze|je|jij|jouw)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of plain language: `value` must be at most `target`, or at least for the reader."""

    rule: str
    value: float
    target: float
    passed: bool


@dataclass(frozen=True, slots=True)
class Readability:
    """Formulas: higher is easier. Compare two texts with them; never judge one sentence."""

    words: int
    sentences: int
    words_per_sentence: float
    longest_sentence: int
    flesch_douma: float
    leesindex_a: float
    passive_share: float
    officialese: tuple[Officialese, ...]
    rules: tuple[Rule, ...]


def readability(text: str) -> Readability:
    """Measure a text; everything is 0 for a text without words."""
    found = sentences(text)
    lengths = [len(_words(sentence)) for sentence in found]
    sounds = sum(syllables(word) for sentence in found for word in _words(sentence))
    total, count = sum(lengths), len(found)
    mean = total / count if count else 0.0
    per_word = sounds / total if total else 0.0
    passive = sum(is_passive(sentence.text) for sentence in found) / count if count else 0.0
    hits = tuple(officialese(text))
    longest = max(lengths, default=0)
    return Readability(
        words=total,
        sentences=count,
        words_per_sentence=round(mean, 2),
        longest_sentence=longest,
        flesch_douma=round(206.835 - 0.93 * mean - 77 * per_word, 2) if total else 0.0,
        leesindex_a=round(195 - 2 * mean - 200 / 3 * per_word, 2) if total else 0.0,
        passive_share=round(passive, 4),
        officialese=hits,
        rules=(
            _at_most("woorden per zin", mean, 12),
            _at_most("langste zin", longest, 15),
            _at_most("aandeel lijdende zinnen", passive, 0.10),
            _at_most("ambtelijke woorden", len(hits), 0),
            *_style(text, found, total),
        ),
    )


def _words(sentence: Span) -> list[str]:
    """The parts between white space that hold a letter or digit; a compound is one."""
    return [part for part in sentence.text.split() if any(map(str.isalnum, part))]


def _style(text: str, found: Sequence[Span], total: int) -> list[Rule]:
    count = len(found) or 1
    nested = sum(len(_CLAUSE_OPENERS.findall(sentence.text)) > 1 for sentence in found)
    nouns = len(_NOUN_STYLE.findall(text)) * 100 / (total or 1)
    longest = max((len(sentences(part)) for part in _PARAGRAPH.split(text)), default=0)
    reader = sum(bool(_READER.search(sentence.text)) for sentence in found) / count
    return [
        _at_most("aandeel zinnen met meer dan één bijzin", nested / count, 0.10),
        _at_most("naamwoordstijl per 100 woorden", nouns, 2),
        _at_most("zinnen in de langste alinea", longest, 5),
        _at_most("afkortingen", _abbreviations(text), 0),
        _at_least("aandeel zinnen dat de lezer aanspreekt", reader, 0.30),
    ]


def _abbreviations(text: str) -> int:
    known = NEVER_LAST | MAY_BE_LAST
    return sum(part.lower().strip("(),;:") in known for part in text.split())


def _at_most(rule: str, value: float, target: float) -> Rule:
    return Rule(rule, round(value, 2), target, value <= target)


def _at_least(rule: str, value: float, target: float) -> Rule:
    return Rule(rule, round(value, 2), target, value >= target)

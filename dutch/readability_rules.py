"""The rules of plain language that can be measured, with what each one says of a text."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dutch.abbreviations import MAY_BE_LAST, NEVER_LAST
from dutch.negation import clauses, negations
from dutch.officialese import Officialese
from dutch.passive import is_passive
from dutch.sentences import sentences
from dutch.spans import Span
from dutch.stems import stem
from dutch.tangs import longest_tang

_CLAUSE_OPENERS = re.compile(
    r"\b(?:dat|die|omdat|doordat|als|indien|wanneer|terwijl|zodat|hoewel|waarbij|waarin|waardoor|"
    r"waarvoor|waarmee|waarvan|voordat|nadat|tenzij|mits|zolang|zodra|wie|welke)\b",
    re.IGNORECASE,
)
_NOUN_STYLE = re.compile(
    r"\b(?:de|het)\s(?:[a-zë]+\s)?[a-zë]{3,}(?:ing|atie|heid|en)\svan\b", re.IGNORECASE
)
_READER = re.compile(r"\b(?:u|uw|wij|we|ons|onze|je|jij|jouw)\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:zal|zult?|zullen|zou(?:den)?|kan|kunt?|kunnen|kon(?:den)?|mag|mogen|mocht(?:en)?|"
    r"dient|dienen)\b",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(
    r"[^,;.!?\n]{1,80},[^,;.!?\n]{1,80},[^;.!?\n]{0,160}?\b(?:en|of)\s[^,;.!?\n]{1,80}"
)
_LONG_ENUMERATION = 12
_EXPLAINED = re.compile(
    r"\bmet ([a-zë ]{3,40}) bedoelen we:|\b([a-zë]{3,40}) \(dat (?:is|betekent)"
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_HEADING = re.compile(r"^(?:#{1,6} .+|[^\n.!?:;,]{3,60})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of plain language: `value` must be at most `target`, or at least where it says so."""

    rule: str
    value: float
    target: float
    passed: bool
    at_least: bool = False


def rules(text: str, found: Sequence[Span], hits: Sequence[Officialese]) -> tuple[Rule, ...]:
    """Every rule, for a text cut into sentences, with the official words that were found in it."""
    count, lengths = len(found) or 1, [length(sentence) for sentence in found]
    total = sum(lengths) or 1
    texts = [sentence.text for sentence in found]
    return (
        _at_most("woorden per zin", total / count if found else 0, 12),
        _at_most("langste zin", max(lengths, default=0), 15),
        _at_most("aandeel zinnen met meer dan één bijzin", _share(texts, _nested), 0.10),
        _at_most("aandeel lijdende zinnen", _share(texts, is_passive), 0.10),
        _at_most("ambtelijke woorden", _unexplained(text, hits), 0),
        _at_most("naamwoordstijl per 100 woorden", _noun_style(text) * 100 / total, 2),
        _at_most("langste tangconstructie", max(map(longest_tang, texts), default=0), 6),
        _at_least("aandeel zinnen dat de lezer aanspreekt", _share(texts, _to_the_reader), 0.30),
        _at_most("zinnen in de langste alinea", _longest_paragraph(text), 5),
        _at_most("woorden zonder tussenkop", _without_heading(text), 150),
        _at_most("lange opsommingen in een zin", sum(map(_enumerations, texts)), 0),
        _at_most("afkortingen", _abbreviations(text), 0),
        _at_most("dubbele ontkenningen", sum(map(_double_negation, texts)), 0),
        _at_most("hulpwerkwoorden per zin", sum(map(_auxiliaries, texts)) / count, 0.50),
    )


def length(sentence: Span) -> int:
    """Words: parts between white space that hold a letter or digit; a compound is one."""
    return sum(any(map(str.isalnum, part)) for part in sentence.text.split())


def noun_style(text: str) -> Iterable[re.Match[str]]:
    """Verbs that were made into nouns: "het beoordelen van", "de vaststelling van"."""
    return _NOUN_STYLE.finditer(text)


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / len(texts) if texts else 0.0


def _nested(sentence: str) -> bool:
    return len(_CLAUSE_OPENERS.findall(sentence)) > 1


def _to_the_reader(sentence: str) -> bool:
    return _READER.search(sentence) is not None


def _noun_style(text: str) -> int:
    return sum(1 for _ in noun_style(text))


def _unexplained(text: str, hits: Sequence[Officialese]) -> int:
    """Words to replace; a legal term may stay in a text that explains it."""
    explained = " ".join(map(" ".join, _EXPLAINED.findall(text.lower())))
    return sum(not (hit.legal and stem(hit.word) in map(stem, explained.split())) for hit in hits)


def _longest_paragraph(text: str) -> int:
    return max((len(sentences(part)) for part in _PARAGRAPH.split(text)), default=0)


def _without_heading(text: str) -> int:
    return max(len(part.split()) for part in _HEADING.split(text))


def _enumerations(sentence: str) -> int:
    if "\n" in sentence:
        return 0
    return sum(
        len(match[0].split()) >= _LONG_ENUMERATION and not _CLAUSE_OPENERS.search(match[0])
        for match in _ENUMERATION.finditer(sentence)
    )


def _abbreviations(text: str) -> int:
    known = NEVER_LAST | MAY_BE_LAST
    return sum(part.lower().strip("(),;:") in known for part in text.split())


def _double_negation(sentence: str) -> bool:
    return any(negations(clause) > 1 for clause in clauses(sentence))


def _auxiliaries(sentence: str) -> int:
    return len(_AUXILIARY.findall(sentence))


def _at_most(rule: str, value: float, target: float) -> Rule:
    return Rule(rule, round(value, 2), target, value <= target)


def _at_least(rule: str, value: float, target: float) -> Rule:
    return Rule(rule, round(value, 2), target, value >= target, at_least=True)

"""The phrases that could each name one person, cut where a name begins and ends."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from guardrails.layout import column
from guardrails.names import cues
from guardrails.names.evidence import is_foreign
from guardrails.names.lexicon import Lexicon
from guardrails.names.phrases import INITIALS, INTERFIX, UPPER, Phrase, Token, phrases

_INVERTED = re.compile(
    rf"(?:, {{0,2}}(?:{INITIALS})(?: ?(?:{INTERFIX})(?!\w)){{0,3}}+(?![\w])(?! ?[{UPPER}][a-z])"
    rf"|, [{UPPER}][\w-]+(?: (?:{INTERFIX})(?!\w)){{0,3}}+(?=\s*(?:[:<(\t|;\n]|  |$| \w)))"
)
_ADDRESSES = re.compile(r"(?:van|aan|from|to|cc|naam): ?$|@$", re.IGNORECASE)
_PREPOSITIONS = frozenset(["van", "in", "op", "aan", "onder", "bij", "uit", "te"])
_DEGREES = frozenset(["BA", "BSc", "LLB", "LLM", "MA", "MBA", "MPA", "MSc", "PhD", "RA", "RO"])
_ONLY_IN_NAMES = frozenset(["der", "den", "ter", "ten", "'t"])
_COMPOUND = re.compile(r"-[a-z]")
_FULL = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase; `inverted` when it reads 'Vries, J. de', which only names do."""

    phrase: Phrase
    inverted: bool = False


def candidates(text: str, words: Lexicon) -> list[Candidate]:
    """In order of place and without overlap."""
    cut = (
        part
        for phrase in phrases(text, words.no_names)
        for part in _cut_behind(_trimmed(text, phrase, words), words)
    )
    return _without_overlap(_with_given_name(text, phrase, words) for phrase in cut)


def _trimmed(text: str, phrase: Phrase, words: Lexicon) -> Phrase:
    """Start at the first name or initials when one stands behind words that are no name."""
    tokens = phrase.tokens
    while len(tokens) > 1 and (tokens[-1].text in _DEGREES or tokens[-1].text.islower()):
        phrase = Phrase(tokens := tokens[:-1])
    first = tokens[0]
    if first.kind != "capital" or _known(first.bare, words) or _named_here(text, first):
        return phrase
    starts = [i for i, t in enumerate(tokens) if _opens_a_name(t, words)]
    last = len(tokens) - 1
    if starts == [last] and len(tokens) == _FULL and tokens[last].kind == "capital":
        return Phrase(tokens[last:])
    if starts and starts[0] < last:
        return Phrase(tokens[starts[0] :])
    return phrase


def _known(word: str, words: Lexicon) -> bool:
    return word in words.first_names or word in words.surnames


def _named_here(text: str, first: Token) -> bool:
    """Whether even an unknown word opens a name: by its letters, or by where it stands."""
    if is_foreign(first.bare):
        return True
    near = text[max(0, first.start - 40) : first.start]
    return bool(cues.TITLE.search(near) or cues.NAME_COLUMN.search(column(text, first.start)))


def _opens_a_name(token: Token, words: Lexicon) -> bool:
    return token.kind == "initials" or (
        token.kind == "capital" and token.bare in words.first_names
    )


def _cut_behind(phrase: Phrase, words: Lexicon) -> Iterator[Phrase]:
    """Cut 'Anna de Boer van Financiën' and 'Anna in Almere' before the preposition."""
    tokens = phrase.tokens
    for index in range(1, len(tokens) - 1):
        if _leaves_the_name(tokens, index, words):
            yield Phrase(tokens[:index])
            rest = [*tokens[index + 1 :]]
            while rest[0].text.islower():
                rest.pop(0)
            yield from _cut_behind(Phrase(tuple(rest)), words)
            return
    yield phrase


def _leaves_the_name(tokens: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether a lower-case 'van' or 'in' belongs to the sentence and not to the surname."""
    token, following = tokens[index], tokens[index + 1]
    if following.text in _ONLY_IN_NAMES or token.text not in _PREPOSITIONS:
        return False
    if tokens[index - 1].kind != "capital":
        return False
    surname = next(t for t in tokens[index:] if not t.text.islower()).bare in words.surnames
    if tokens[index - 1].bare not in words.first_names and index >= _FULL:
        return token.text != "van" or not surname
    if following.kind == "interfix":
        return following.text[0].isupper() and not surname
    return token.text != "van" or (not surname and _is_other(following.bare, words))


def _is_other(word: str, words: Lexicon) -> bool:
    return word in words.places or word in words.common or bool(cues.NO_PERSON.search(word))


def _without_overlap(found: Iterable[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for each in found:
        if not kept or each.phrase.start >= kept[-1].phrase.end:
            kept.append(each)
    return kept


def _with_given_name(text: str, phrase: Phrase, words: Lexicon) -> Candidate:
    """Take 'Vries, J. de' and 'Vries, Jan' as one phrase."""
    if phrase.initials or not phrase.capitals:
        return Candidate(phrase)
    match = _INVERTED.match(text, phrase.end)
    if not match or not _is_inverted(text, phrase, match, words):
        return Candidate(phrase)
    last = phrase.tokens[-1]
    longer = replace(last, end=phrase.end + len(match[0].rstrip()))
    return Candidate(Phrase((*phrase.tokens[:-1], longer)), inverted=True)


def _is_inverted(text: str, phrase: Phrase, match: re.Match[str], words: Lexicon) -> bool:
    """Initials behind the comma say so; a first name wants a place where names stand."""
    given = match[0].strip(", ")
    if "." in given:
        return True
    first = phrase.capitals[0]
    if _COMPOUND.search(given):
        return False
    in_column = bool(cues.NAME_COLUMN.search(column(text, phrase.start)))
    if first.text.isupper() and in_column:
        return True
    if first.bare in words.first_names or given.isupper():
        return False
    stands_out = _opens_line(text, phrase.start) or bool(
        _ADDRESSES.search(text[max(0, phrase.start - 8) : phrase.start])
    )
    speaks = text.startswith(":", phrase.end + len(match[0].rstrip()))
    known = given.split()[0].lower().rstrip(".") in words.first_names
    return in_column or (stands_out and (speaks or known))


def _opens_line(text: str, position: int) -> bool:
    line_start = text.rfind("\n", 0, position) + 1
    return not text[line_start:position].strip(" @|\t;0123456789-[]:>")

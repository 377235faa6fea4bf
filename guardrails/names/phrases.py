"""Runs of capitalised words, initials and tussenvoegsels that could be the name of a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_BEYOND_LATIN_1 = "\u0106\u010c\u011e\u0130\u0141\u015a\u015e\u0160\u0179\u017b\u017d"
UPPER = f"A-Z\u00c0-\u00d6\u00d8-\u00de{_BEYOND_LATIN_1}"
INITIALS = rf"(?:(?:[{UPPER}]|IJ|Th|Ch|Chr|Ph|Joh|St|Fr)(?: ?\.-?) ?){{1,5}}"
INTERFIX = (
    r"(?:van|von|de|der|den|des|d'|ten|ter|te|het|'t|in|op|aan|onder|bij|uit|el|al|la|le|du|da|di"
    r"|dos|del|ben|bin|ibn|abu|ait|zu|zum|zur|vd|v\.?d\.?|v/d|v\.)"
)
# In 'Bakker-van den Berg' the second surname begins with a tussenvoegsel.
_OF_A_PARTNER = r"(?:van|von|de|der|den|ten|ter|'t|el)(?![\w'-])"
_TOKEN = re.compile(
    rf"(?P<initials>(?:[{UPPER}]|IJ|Th|Ch|Chr|Ph|Joh)(?: ?\.)(?:[ -]?[{UPPER}] ?\.){{0,4}})"
    rf"|(?P<interfix>(?i:{INTERFIX})(?![\w'-]))"
    rf"|(?P<capital>[{UPPER}](?:[^\W\d_]|(?!-{_OF_A_PARTNER})['-](?=[^\W\d_]))*)"
    r"|(?P<other>[^\W_]+(?:['-][^\W_]+)*)"
)
_COMPOUND = re.compile(r"-[a-z]")
_COMPANY_FORMS = frozenset(["B.V", "N.V", "V.O.F"])
_ABBREVIATIONS = frozenset(["A.I", "E.U", "V.S", "U.S", "U.K", "I.T", "P.S", "L.S"])
_AFTER_ARTICLE = re.compile(r"\b(?:de|het|een|in|uit|naar) $", re.IGNORECASE)
_SURNAME_FOLLOWS = re.compile(rf" ?(?:{INTERFIX} ){{0,3}}[{UPPER}][^\W\d_]")
# First names that open many more sentences as a word.
NAMES_AND_WORDS = frozenset(["frans", "wil", "lot", "lieve", "april", "erna"])
_LONGEST = 7

Kind = Literal["initials", "interfix", "capital"]


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int
    kind: str

    @property
    def bare(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Neighbouring tokens on one line, with at least one capitalised word or initials."""

    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def capitals(self) -> tuple[Token, ...]:
        return tuple(t for t in self.tokens if t.kind == "capital")

    @property
    def initials(self) -> bool:
        return any(t.kind == "initials" for t in self.tokens)

    @property
    def tussenvoegsel(self) -> bool:
        return any(t.kind == "interfix" for t in self.tokens)


def phrases(text: str, no_names: frozenset[str]) -> Iterator[Phrase]:
    """Cut the text in phrases; a word that is no name never opens one."""
    run: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = _token(match)
        if run and not _joined(text, run[-1], token):
            yield from _closed(run, no_names)
            run = []
        if token.kind == "other" or len(run) == _LONGEST:
            yield from _closed(run, no_names)
            run = []
        if token.kind != "other":
            run.append(token)
    yield from _closed(run, no_names)


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "other"
    compound = kind == "capital" and _COMPOUND.search(match[0])
    if compound or (kind == "initials" and _abbreviates(match)):
        kind = "other"
    return Token(match[0].rstrip(), match.start(), match.end(), kind)


def _abbreviates(match: re.Match[str]) -> bool:
    """Whether these letters stand for something else: 'de V.S.' does, 'V.S. Kanhai' does not."""
    letters = match[0].replace(" ", "").rstrip(".")
    if letters in _COMPANY_FORMS:
        return True
    if letters not in _ABBREVIATIONS:
        return False
    before = match.string[max(0, match.start() - 6) : match.start()]
    named = _SURNAME_FOLLOWS.match(match.string, match.end())
    return not named or bool(_AFTER_ARTICLE.search(before))


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if gap == "-":
        return left.kind == "capital" and right.kind == "interfix"
    return gap in {" ", "  "} or (gap == "" and left.kind == "initials")


def _closed(run: list[Token], no_names: frozenset[str]) -> Iterator[Phrase]:
    """Trim a run: no lower-case tussenvoegsel outside, no word in front that is no name."""
    tokens = list(run)
    while tokens and (_is_lower(tokens[-1]) or tokens[-1].kind == "interfix"):
        tokens.pop()
    while tokens and _opens_no_name(tokens, no_names):
        tokens.pop(0)
    if any(t.kind != "interfix" for t in tokens):
        yield Phrase(tuple(tokens))


def _is_lower(token: Token) -> bool:
    return token.kind == "interfix" and token.text[0].islower()


def _opens_no_name(tokens: list[Token], no_names: frozenset[str]) -> bool:
    first = tokens[0]
    if first.kind == "interfix":
        return len(tokens) == 1 or _is_lower(first)
    if first.bare in NAMES_AND_WORDS and len(tokens) > 1:
        return False
    return first.kind == "capital" and first.bare in no_names

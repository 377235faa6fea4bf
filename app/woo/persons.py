"""The people of a dossier: who is who in all its documents, and who is named by function."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.woo.findings import OFFICE, PRIVATE
from app.woo.names import (
    GREETINGS,
    REPLIES,
    STREET,
    TITLES,
    TOKEN,
    Name,
    end_of,
    parse,
    shorter_forms,
)
from app.woo.passages import DOSSIER, Passage
from guardrails.names.lexicon import Lexicon, lexicon


@dataclass
class People:
    """Filled with every name that is found, then asked who is meant where."""

    offices: Sequence[str] = ()
    _by_first: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_surname: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _names: set[str] = field(default_factory=set)
    _same: dict[str, str] = field(default_factory=dict)
    _public: set[str] = field(default_factory=set)
    _public_alone: set[str] = field(default_factory=set)

    def meet(self, written: str) -> None:
        """Take in a name as it was written somewhere."""
        name = parse(written)
        if name and name.whole:
            self._names.add(name.key)
            self._by_surname[name.surname].add(name.key)
            if name.first:
                self._by_first[name.first].add(name.key)
                self._same |= {shorter.key: name.key for shorter in shorter_forms(name)}

    def meet_on(self, text: str, start: int, end: int, reason: str = "") -> None:
        """The same, from the place where it stands: its surroundings may name an office."""
        self.meet(text[start:end])
        if reason == OFFICE or self._in_office(text, start, end):
            name = parse(text[start:end])
            if name and name.whole:
                self._public.add(name.key)
            elif name:
                self._public_alone.add((name.surname or name.first).casefold())

    def surnames(self) -> Iterable[str]:
        """Of everybody in the dossier."""
        return self._by_surname

    def known(self, written: str) -> bool:
        """Whether a word alone is part of the name of somebody in the dossier."""
        return written in self._by_first or written in self._by_surname

    def key(self, written: str) -> str:
        """What all ways to write one person share; for who cannot be told apart, the word."""
        name = parse(written)
        if name is None:
            return written.casefold()
        if name.whole:
            return self._same.get(name.key, name.key)
        alone = name.surname or name.first
        keys = self._by_first[alone] | self._by_surname[alone]
        return next(iter(keys)) if len(keys) == 1 else alone.casefold()

    def is_public(self, written: str) -> bool:
        """Named by function: himself, or nobody else is called that."""
        name = parse(written)
        if name is None:
            return False
        if name.whole:
            return name.key in self._public or self._only_office(name)
        alone = name.surname or name.first
        keys = self._by_first[alone] | self._by_surname[alone]
        others = keys - self._public
        return not others and (bool(keys) or alone.casefold() in self._public_alone)

    def _only_office(self, name: Name) -> bool:
        """Such as "F. Aldershof" beside "wethouder Aldershof", when no other is called that."""
        if name.surname.casefold() not in self._public_alone:
            return False
        return all(k == name.key or k in self._public for k in self._by_surname[name.surname])

    def _in_office(self, text: str, start: int, end: int) -> bool:
        if not self.offices:
            return False
        offices = "|".join(map(re.escape, self.offices))
        before = re.compile(
            rf"\b(?:loco-)?(?:{offices})s?(?: [A-Z][\w-]+)?,? (?:de heer |mevrouw |meneer |mw\.? "
            r"|dhr\.? |drs\.? |mr\.? |dr\.? |ir\.? )?$",
            re.IGNORECASE,
        )
        after = re.compile(
            rf"^(?:,? \(?(?:de |loco-)?| - |, )(?:{offices})\b(?! (?-i:[A-Z]))", re.IGNORECASE
        )
        return bool(before.search(text[max(0, start - 80) : start]) or after.match(text[end:]))

    def mentions(self, text: str) -> Iterator[Passage]:
        """Every place where somebody of the dossier is named, by any part of his name."""
        words = lexicon()
        tokens = list(TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            length = self._whole(text, tokens, at)
            if not length and self._alone(text, tokens, at, words):
                length = 1
            if length:
                yield _mention(tokens[at].start(), end_of(tokens[at + length - 1]))
            at += length or 1

    def _whole(self, text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
        """How many tokens from here are somebody's full name; 0 for none."""
        if tokens[at].group().casefold() in TITLES | GREETINGS:
            return 0
        for length in range(min(6, len(tokens) - at), 1, -1):
            run = tokens[at : at + length]
            written = text[run[0].start() : end_of(run[-1])]
            if "\n" in written or not written[0].isupper() or len(written) > run[-1].end() * 2:
                continue
            name = parse(written)
            known = name and name.whole and (name.key in self._names or name.key in self._same)
            if known and _spaced(text, run):
                return length
        return 0

    def _alone(self, text: str, tokens: Sequence[re.Match[str]], at: int, words: Lexicon) -> bool:
        word = tokens[at].group().rstrip(".")
        if not self.known(word) or _is_street(tokens, at):
            return False
        before = tokens[at - 1].group().casefold() if at else ""
        if before in TITLES | GREETINGS:
            return True
        lower = word.casefold()
        # "Wil" opens a sentence more often than it is Wil; "Bakker" is a trade.
        doubtful = lower in words.no_names or lower in words.common or lower in words.places
        if word in self._by_first:
            return not doubtful or (words.is_first_name(lower) and not _opens(text, tokens[at]))
        return not doubtful


def one_word_is_name(text: str, start: int, word: str, people: People) -> bool:
    """Whether one word that a finder took for a name can be one: known, titled, or on a list."""
    words, lower = lexicon(), word.casefold()
    if people.known(word):
        return True
    before = TOKEN.findall(text[max(0, start - 20) : start])
    if before and before[-1].casefold() in TITLES:
        return True
    is_first = words.is_first_name(lower)
    listed = is_first or (lower in words.surnames and not _is_heading(text, start, word))
    return listed and lower not in words.no_names | words.common | REPLIES


def _is_heading(text: str, start: int, word: str) -> bool:
    """Nobody signs with a surname alone; a heading is one word between empty lines."""
    before, after = text[:start], text[start + len(word) :]
    return before.endswith("\n\n") and after.startswith("\n\n")


def _mention(start: int, end: int) -> Passage:
    reason = "iemand die vaker voorkomt in het dossier"
    return Passage("person_name", start, end, PRIVATE, reason, 0.85, DOSSIER)


def _spaced(text: str, run: Sequence[re.Match[str]]) -> bool:
    gaps = (text[a.end() : b.start()] for a, b in pairwise(run))
    return all(gap.strip() == "" for gap in gaps)


def _is_street(tokens: Sequence[re.Match[str]], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.start() - tokens[at].end() > 1:
        return False
    return bool(STREET.search(after.group()))


def _opens(text: str, token: re.Match[str]) -> bool:
    before = text[: token.start()].rstrip(" ")
    return not before or before[-1] in "\n.!?:>"

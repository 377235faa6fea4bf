"""The people of a dossier: who is who in all its documents, and who is named by function."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.woo.finding.findings import OFFICE
from app.woo.finding.names import TOKEN, Name, end_of, parse, shorter_forms
from app.woo.finding.signatures import initials_of
from guardrails.names.lexicon import lexicon


@dataclass
class People:
    """Filled with every name that is found, then asked who is meant where."""

    offices: Sequence[str] = ()
    _by_first: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_surname: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _names: set[str] = field(default_factory=set)
    _written: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _writers: set[str] = field(default_factory=set)
    _initials: set[str] = field(default_factory=set)
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

    def meet_writer(self, written: str) -> None:
        """The same, of somebody whose mails are here: as it stands there it is a name for sure."""
        self.meet(written)
        self._written[TOKEN.findall(written)[0]].add(written)
        name = parse(written)
        if name and name.whole:
            self._writers.add(name.key)
            self._initials |= initials_of(f"{name.first or name.initial} {name.surname}")

    @property
    def initials(self) -> frozenset[str]:
        """Of everybody who wrote or got a mail, in lower case."""
        return frozenset(self._initials)

    def meet_on(self, text: str, start: int, end: int, reason: str = "") -> None:
        """The same, from the place where it stands: its surroundings may name an office."""
        if text[start].isupper() or " " not in text[start:end]:
            self.meet(text[start:end])
        if reason == OFFICE or self._in_office(text, start, end):
            name = parse(text[start:end])
            if name and name.whole:
                self._public.add(name.key)
            elif name:
                self._public_alone.add((name.surname or name.first).casefold())

    def names(self, name: Name) -> bool:
        """Whether somebody in the dossier has this whole name."""
        return name.whole and (name.key in self._names or name.key in self._same)

    def written(self, word: str) -> Iterable[str]:
        """How mailboxes are called that begin with this word."""
        return self._written.get(word, ())

    def is_first_name(self, word: str) -> bool:
        """Whether somebody in the dossier is called that."""
        return word in self._by_first

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
        keys = self._called(alone)
        return next(iter(keys)) if len(keys) == 1 else alone.casefold()

    def is_public(self, written: str) -> bool:
        """Named by function: himself, or nobody else is called that."""
        name = parse(written)
        if name is None:
            return False
        if name.whole:
            return name.key in self._public or self._only_office(name)
        alone = name.surname or name.first
        keys = self._called(alone)
        others = keys - self._public
        return not others and (bool(keys) or alone.casefold() in self._public_alone)

    def _only_office(self, name: Name) -> bool:
        """Such as "F. Aldershof" beside "wethouder Aldershof", when no other is called that."""
        if name.surname.casefold() not in self._public_alone:
            return False
        same = self._by_surname.get(name.surname, ())
        return all(key == name.key or key in self._public for key in same)

    def _called(self, word: str) -> set[str]:
        """The keys of everybody whose first name or surname is this word."""
        return self._by_first.get(word, set()) | self._by_surname.get(word, set())

    def _in_office(self, text: str, start: int, end: int) -> bool:
        if not self.offices:
            return False
        offices = "|".join(map(re.escape, self.offices))
        before = re.compile(
            rf"\b(?:loco-)?(?:{offices})s?(?: [A-Z][\w-]+)?[,:]? (?:de heer |mevrouw |meneer "
            r"|mw\.? |dhr\.? |drs\.? |mr\.? |dr\.? |ir\.? )?$",
            re.IGNORECASE,
        )
        after = re.compile(
            rf"^(?:,? \(?(?:de |loco-)?| - |, )(?:{offices})\b(?! (?-i:[A-Z]))", re.IGNORECASE
        )
        return bool(before.search(text[max(0, start - 80) : start]) or after.match(text[end:]))

    def without_more(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The span without what a finder took along behind the name of who writes mail."""
        tokens = list(TOKEN.finditer(text, start, end))
        for length in range(len(tokens) - 1, 1, -1):
            name = parse(text[start : end_of(tokens[length - 1])])
            rest = {token.group().casefold() for token in tokens[length:]}
            if name and name.key in self._writers and not rest & lexicon().surnames:
                return start, end_of(tokens[length - 1])
        return start, end

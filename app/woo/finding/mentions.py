"""The places where people of a dossier are named, by any part of their names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.woo.finding.findings import PRIVATE
from app.woo.finding.names import GREETINGS, LABELS, REPLIES, STREET, TITLES, TOKEN, end_of, parse
from app.woo.finding.passages import DOSSIER, Passage
from app.woo.finding.persons import People
from guardrails.names.cues import NAME_COLUMN
from guardrails.names.lexicon import lexicon

# "melder: Okonkwo" in a row or on a form.
_LABEL = re.compile(r"(?:^|[\n|;])[ \t\"]*(?P<label>[\w -]{3,24}?)\"?: ?\"?$")
_NOBODY = frozenset({"anoniem", "onbekend", "geen", "n.v.t", "nvt", "diversen", "idem"})
_NEAR = 30
_LONGEST = 6

Token = re.Match[str]


def mentions(text: str, people: People) -> Iterator[Passage]:
    """Every place where somebody of the dossier is named."""
    found = _Mentions(text, people, list(TOKEN.finditer(text)))
    at = 0
    while at < len(found.tokens):
        length = found.length(at)
        if length:
            span = _span(text, found.tokens[at], found.tokens[at + length - 1])
            reason = "iemand die vaker voorkomt in het dossier"
            yield Passage("person_name", *span, PRIVATE, reason, 0.85, DOSSIER)
        at += length or 1


@dataclass(frozen=True, slots=True)
class _Mentions:
    text: str
    people: People
    tokens: Sequence[Token]

    def length(self, at: int) -> int:
        """How many tokens from here are a name; 0 for none."""
        return self._as_written(at) or self._whole(at) or int(self._alone(at))

    def _as_written(self, at: int) -> int:
        """Also "Vos, Ruth de" and "ruth de vos", where that is how a mailbox is called."""
        start = self.tokens[at].start()
        for written in self.people.written(self.tokens[at].group()):
            end = start + len(written)
            if self.text.startswith(written, start) and not self.text[end : end + 1].isalnum():
                near = self.tokens[at : at + len(written)]
                return sum(1 for token in near if token.start() < end)
        return 0

    def _whole(self, at: int) -> int:
        if self.tokens[at].group().casefold() in TITLES | GREETINGS:
            return 0
        for length in range(min(_LONGEST, len(self.tokens) - at), 1, -1):
            run = self.tokens[at : at + length]
            written = self.text[run[0].start() : end_of(run[-1])]
            if "\n" in written or not (written[0].isupper() and run[-1].group()[0].isupper()):
                continue
            if run[-1].group().casefold() in LABELS:
                continue
            name = parse(written)
            if name and self.people.names(name) and _spaced(self.text, run):
                return length
        return 0

    def _alone(self, at: int) -> bool:
        word, words = self.tokens[at].group().rstrip("."), lexicon()
        if not self.people.known(word) or _is_street(self.tokens, at):
            return False
        before = self.tokens[at - 1].group().casefold() if at else ""
        if before in TITLES | GREETINGS:
            return True
        lower = word.casefold()
        # "Wil" opens a sentence more often than it is Wil; "Bakker" is a trade.
        doubtful = lower in words.no_names or lower in words.common or lower in words.places
        if not doubtful or not self.people.is_first_name(word):
            return not doubtful
        return words.is_first_name(lower) and not _opens(self.text, self.tokens[at])


def one_word_is_name(text: str, start: int, word: str, people: People) -> bool:
    """Whether one word that a finder took for a name can be one: known, titled, or on a list."""
    words, lower = lexicon(), word.casefold()
    if people.known(word):
        return True
    near = text[max(0, start - _NEAR) : start]
    before = TOKEN.findall(near)
    if before and before[-1].casefold() in TITLES:
        return True
    if (label := _LABEL.search(near)) and NAME_COLUMN.search(label["label"].casefold()):
        return lower not in words.no_names | REPLIES | _NOBODY
    is_first = words.is_first_name(lower)
    listed = is_first or (lower in words.surnames and not _is_heading(text, start, word))
    return listed and lower not in words.no_names | words.common | REPLIES


def _is_heading(text: str, start: int, word: str) -> bool:
    """Nobody signs with a surname alone; a heading is one word between empty lines."""
    before, after = text[:start], text[start + len(word) :]
    return before.endswith("\n\n") and after.startswith("\n\n")


def _span(text: str, first: Token, last: Token) -> tuple[int, int]:
    """With the bracket that closes "Vos, R. (Ruth)"."""
    start, end = first.start(), end_of(last)
    return start, end + (text[end : end + 1] == ")" and "(" in text[start:end])


def _spaced(text: str, run: Sequence[Token]) -> bool:
    """Whether nothing stands between the words, or only brackets around how somebody is called."""
    gaps = (text[a.end() : b.start()] for a, b in pairwise(run))
    return all(gap.strip(" ()") == "" for gap in gaps)


def _is_street(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.start() - tokens[at].end() > 1:
        return False
    return bool(STREET.search(after.group()))


def _opens(text: str, token: Token) -> bool:
    before = text[: token.start()].rstrip(" ")
    return not before or before[-1] in "\n.!?:>"

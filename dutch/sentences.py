"""Cuts a text into sentences as Dutch officials write them, whole or while it streams in."""

import re
from collections.abc import Iterator

from dutch.abbreviations import (
    LABELLED,
    LEADING,
    MAY_BE_LAST,
    NEVER_LAST,
    OPENERS,
    REFERRING,
    SELDOM_LAST,
)
from dutch.spans import Span

# A cut depends on this many characters before it and on one whole word behind it.
_WINDOW = 80

_WORD = re.compile(r"\S+")
_CLOSING = "\"'”’»)]}*_`"
_OPENING = "\"'“”„‘’«([{*_`"
_CITATIONS = re.compile(r"(?:\s*\[\d{1,3}(?:[,;–-]\s?\d{1,3})*\])+$")
_CITATION_FIRST = re.compile(r"\[\d{1,3}(?:[,;–-]\d{1,3})*[\],;]")
_MARKER = re.compile(r"(?:[-*+•‣▪◦·–—>|]|#{1,6}|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[A-Z]\))$")
_INITIALS = re.compile(r"(?:(?:[A-Z]|IJ|Ch|Th|Ph|Tj|Sj|Joh|Chr)\.-?)+$")
_LETTER = re.compile(r"[A-Za-z]\.$")
_SHORTENED = re.compile(r"(?:[a-z]{1,4}\.){2,}$|(?!mkb|gg[dz]|tv|btw)[b-df-hj-np-tv-xz]{2,5}\.$")
_CAMEL = re.compile(r"[a-z]{1,2}-?[A-Z]")
_CLIPPED = re.compile(r"['’‘`][stnkm]$")
_LETTER_LINE = re.compile(r"\s*(?:geachte|beste|met \w+ groet|hoogachtend)", re.IGNORECASE)


def sentences(text: str) -> list[Span]:
    """Every sentence of the text, in order, without white space and list marks around it."""
    spans = []
    start = 0
    for cut in [*_cuts(text), len(text)]:
        if (span := _trimmed(text, start, cut)) is not None:
            spans.append(span)
        start = cut
    return spans


def finished(text: str) -> int:
    """How far the sentences of a growing text can no longer change, whatever follows.

    The sentences that end at or before this offset are the same in every continuation.
    """
    whole = len(text)
    while whole and not text[whole - 1].isspace():
        whole -= 1
    return max(_cuts(text[:whole]), default=0)


def _cuts(text: str) -> Iterator[int]:
    """Where each sentence but the last ends."""
    start = line = end = 0
    for word in _WORD.finditer(text):
        gap = text[end : word.start()]
        before = text[max(start, end - _WINDOW) : end]
        if end and _ends(before, text[line : min(end, line + _WINDOW)], gap, word[0]):
            yield end
            start = word.start()
        if "\n" in gap:
            line = word.start()
        end = word.end()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Give the sentence between two cuts without marks in front, None when it says nothing."""
    for word in _WORD.finditer(text, start, end):
        if not _MARKER.match(word[0]):
            body = text[word.start() : end].rstrip()
            says = any(map(str.isalnum, body))
            return Span(word.start(), word.start() + len(body), body) if says else None
    return None


def _ends(before: str, line: str, gap: str, following: str) -> bool:
    if gap.count("\n") > 1:
        return True
    if "\n" in gap:
        return _line_ends(before, line, following)
    return not _CITATION_FIRST.match(following) and _stops(before, following)


def _line_ends(before: str, line: str, following: str) -> bool:
    """Whether a sentence ends with its line, or goes on below as in a hard-wrapped text."""
    if line.startswith(("#", "|")) or following.startswith(("#", "|")):
        return True
    said = _said(before)
    last = said.split()[-1].lower() if said else ""
    if _MARKER.match(following):
        return last not in REFERRING or not following[0].isalnum()
    if said.endswith((".", "!", "?", "…")):
        return _stops(before, following) or not (last in NEVER_LAST or _is_shortened(last))
    if said.endswith((":", ";")) or _LETTER_LINE.match(line):
        return True
    if last in LEADING or said.endswith((",", "-")):
        return False
    begins = _begins(following)
    # A short line before a figure is a label or heading; a long one was wrapped.
    return _is_capital(begins) or (begins[:1].isdigit() and len(line) < _WINDOW // 2)


def _stops(before: str, following: str) -> bool:
    """Whether the last word ends a sentence, given the next word on the same line."""
    said = _said(before)
    begins = _begins(following)
    if not said.endswith((".", "!", "?", "…")) or not _may_begin(begins):
        return False
    if _closes_an_aside(before) or _is_mark_of_list(said):
        return False
    words = said.split()
    if not said.endswith(".") or said.endswith(".."):
        return True
    previous = words[-2].lower() if len(words) > 1 else ""
    return _full_stop(words[-1].lstrip(_OPENING), previous, begins)


def _full_stop(word: str, previous: str, begins: str) -> bool:
    """Whether the dot behind a word is more than the dot of an abbreviation."""
    key = word.lower()
    if key in NEVER_LAST:
        return False
    if key in MAY_BE_LAST:
        return not begins[:1].isdigit()
    if _is_shortened(word):
        return begins.lower().rstrip(",") in OPENERS
    if _LETTER.match(word):
        return previous in LABELLED
    return not _INITIALS.match(word)


def _is_shortened(word: str) -> bool:
    return word.lower() in SELDOM_LAST or _SHORTENED.match(word) is not None


def _said(before: str) -> str:
    """Leave out the citations and closing marks at the end."""
    return _CITATIONS.sub("", before.rstrip("*_")).rstrip(_CLOSING).rstrip()


def _begins(following: str) -> str:
    """Leave out quotes and brackets in front; "'s" and "'t" open a sentence as a capital does."""
    return "S" if _CLIPPED.match(following) else following.lstrip(_OPENING)


def _may_begin(begins: str) -> bool:
    first = begins[:1]
    return not first or _is_capital(begins) or first.isdigit() or first in "€$-–—•·#"


def _is_capital(begins: str) -> bool:
    return begins[:1].isupper() or _CAMEL.match(begins) is not None


def _closes_an_aside(before: str) -> bool:
    """Whether the last word closes a bracket that was opened in the middle of the sentence."""
    if not before.endswith(")"):
        return False
    opened = before.rfind("(")
    lead = before[: max(opened, 0)].rstrip()
    return bool(lead) and not lead.endswith((".", "!", "?", "…"))


def _is_mark_of_list(said: str) -> bool:
    """Whether this is the "2." in front of a step, first in its sentence or behind a colon."""
    *lead, last = said.split()
    return _MARKER.match(last) is not None and (not lead or lead[-1].endswith(":"))

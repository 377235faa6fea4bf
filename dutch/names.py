"""Names of people, organisations and instruments, as capitals give them away."""

import re
from collections.abc import Iterator

from dutch.sentences import sentences
from dutch.spans import Span
from dutch.stopwords import STOPWORDS

_CAPITAL = re.compile(
    r"(?<![\w'’])[^\W\d_a-zà-ÿ][\w'’]*(?:[-‐‑&/][\w'’]+)*|(?<!\w)[a-z]{1,2}-?[A-Z]\w+"
)
_ACRONYM = re.compile(r"[A-Z]{2,}")


def names(text: str) -> Iterator[Span]:
    """Capitalised words; the first word of a sentence only when its capitals go on."""
    firsts = {sentence.start for sentence in sentences(text)}
    for match in _CAPITAL.finditer(text):
        opens = match.start() in firsts or text[match.start() - 1 : match.start()] in "\"'“‘(*"
        if opens and not _ACRONYM.search(match[0]):
            continue
        if match[0].lower() not in STOPWORDS and len(match[0]) > 1:
            yield Span(match.start(), match.end(), match[0])


def initials(text: str) -> str:
    """First letters of the capitalised words, to find what an abbreviation stands for."""
    return "".join(match[0][0].upper() for match in _CAPITAL.finditer(text))

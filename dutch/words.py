"""Words of a text with their places; a hyphenated compound is one word."""

import re
from collections.abc import Iterator

from dutch.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[-‐‑’'./&][^\W_]+)*")


def words(text: str) -> Iterator[Span]:
    """Runs of letters and digits, joined over hyphens, apostrophes and inner dots."""
    for match in _WORD.finditer(text):
        yield Span(match.start(), match.end(), match[0])


def parts(word: str) -> list[str]:
    """Split a hyphenated compound: "hoog-risico-systeem" gives its three words."""
    return [part for part in re.split(r"[-‐‑/]", word) if part]

"""The text around its sentences: what stands between them stays, long paragraphs are parted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutch.sentences import sentences
from dutch.spans import Span

_LONGEST_PARAGRAPH = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of the text with what stands before it."""

    gap: str
    sentence: Span


def places(text: str) -> Iterator[Place]:
    end = 0
    for sentence in sentences(text):
        yield Place(text[end : sentence.start], sentence)
        end = sentence.end


def joined(found: Sequence[Place], rewritten: Sequence[str], tail: str) -> str:
    """The new sentences in the old layout; a paragraph that grew too long becomes two."""
    text, since = "", 0
    for place, after in zip(found, rewritten, strict=True):
        size = len(sentences(after))
        gap = place.gap
        if "\n" in gap or not text:
            since = 0
        elif since and since + size > _LONGEST_PARAGRAPH and not gap.strip():
            gap, since = "\n\n", 0
        text += gap + after
        since += size
    return text + tail

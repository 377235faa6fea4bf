"""Cuts a document into chunks: by heading and paragraph, never across headings.

A chunk is an exact slice of its section, so joining the chunks gives the document back. What a
reader needs to know to understand a slice (title, headings, the line that opened a list) travels
beside the text and is only added to what is embedded.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from knowledge_base.contract import Chunk, Extracted, Section

CHUNKING = "1"
"""Raise this whenever other chunks come out: collections then ask to be indexed again."""

TARGET = 900
"""Characters in a chunk at which no paragraph is added any more; not chosen by measuring yet."""

_ITEM = re.compile(r"\s*(?:[-*+•–‣◦]|\(?\d{1,3}[.)°]|\(?[a-z]{1,2}[.)]|[IVX]{1,5}\.|\|)\s")
_BLOCK_START = re.compile(r"\n(?:[ \t]*\n)+|\n(?=" + _ITEM.pattern + ")")
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")
_WORD_END = re.compile(r"\s+")
_LABEL_LENGTH = 80
_INTRO_LENGTH = 300


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, list item or table row with the white space that follows it."""

    text: str

    @property
    def is_item(self) -> bool:
        return _ITEM.match(self.text) is not None

    @property
    def leads_on(self) -> bool:
        """An opening line ("Daarbij geldt:") or a label ("Artikel 5.1") needs what follows."""
        line = self.text.strip()
        label = len(line) <= _LABEL_LENGTH and line[-1:] not in ".!?;|" and not self.is_item
        return label or (line.endswith(":") and len(line) <= _INTRO_LENGTH)


def chunks(document: str, path: str, extracted: Extracted, target: int = TARGET) -> list[Chunk]:
    """The chunks of one document in reading order; sections without text give none."""
    made: list[Chunk] = []
    for section in extracted.sections:
        for text, context in _pieces(section, target):
            stripped = text.rstrip()
            made.append(
                Chunk(
                    id=f"{document}-{len(made):05d}",
                    document=document,
                    path=path,
                    title=extracted.title,
                    heading=section.heading,
                    page=section.page,
                    ordinal=len(made),
                    text=stripped,
                    context=context,
                    tail=text[len(stripped) :],
                )
            )
    return made


def embedded_text(chunk: Chunk) -> str:
    """What is embedded for this chunk: where it stands, then what it says."""
    place = [chunk.title, *(h for h in chunk.heading.split(" > ") if h and h != chunk.title)]
    return "\n".join(part for part in (". ".join(place), chunk.context, chunk.text) if part)


def joined(chunks: Iterable[Chunk]) -> tuple[Section, ...]:
    """The sections that these chunks (in reading order) were cut from.

    Neighbouring sections that share heading and page come back as one.
    """
    return tuple(
        Section("".join(c.text + c.tail for c in group), heading, page)
        for (heading, page), group in groupby(chunks, key=attrgetter("heading", "page"))
    )


def _pieces(section: Section, target: int) -> Iterator[tuple[str, str]]:
    """Slices of the section, each with the line that opened the list it continues."""
    blocks = list(_blocks(section.text.lstrip(), target))
    for first, last in _packed(blocks, target):
        yield "".join(b.text for b in blocks[first:last]), _opening_line(blocks, first)


def _blocks(text: str, target: int) -> Iterator[_Block]:
    for paragraph in _cut(text, _BLOCK_START):
        if len(paragraph) <= 1.5 * target:
            yield _Block(paragraph)
        else:
            for sentence in _cut(paragraph, _SENTENCE_END):
                yield from _fitting(sentence, target)


def _fitting(sentence: str, target: int) -> Iterator[_Block]:
    """A sentence that is too long even by itself is cut between words, or else in a word."""
    line = ""
    for word in _cut(sentence, _WORD_END) if len(sentence) > 1.5 * target else [sentence]:
        if line and len(line) + len(word) > target:
            yield _Block(line)
            line = ""
        line += word
        while len(line) > 1.5 * target:
            yield _Block(line[:target])
            line = line[target:]
    if line:
        yield _Block(line)


def _cut(text: str, boundary: re.Pattern[str]) -> Iterator[str]:
    """Slices of the text that end after each boundary; together they are the text."""
    start = 0
    for match in boundary.finditer(text):
        if match.end() < len(text):
            yield text[start : match.end()]
            start = match.end()
    if text[start:].strip():
        yield text[start:]


def _packed(blocks: Sequence[_Block], target: int) -> Iterator[tuple[int, int]]:
    """Runs of blocks of about the target size; what leads on stays with what follows."""
    first, size = 0, 0
    for place, block in enumerate(blocks):
        group = _group_size(blocks, place)
        if size and size + group > target and not blocks[place - 1].leads_on:
            yield first, place
            first, size = place, 0
        size += len(block.text)
    if blocks:
        yield first, len(blocks)


def _group_size(blocks: Sequence[_Block], place: int) -> int:
    """Length of the block with what it leads on to."""
    size = 0
    for block in blocks[place:]:
        size += len(block.text)
        if not block.leads_on:
            break
    return size


def _opening_line(blocks: Sequence[_Block], first: int) -> str:
    """The line that opened the list which this chunk starts in the middle of, if there is one."""
    if not blocks[first].is_item:
        return ""
    for block in reversed(blocks[:first]):
        if not block.is_item:
            line = block.text.strip()
            return line if line.endswith(":") and len(line) <= _INTRO_LENGTH else ""
    return ""

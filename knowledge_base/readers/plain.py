"""Plain text, in whatever encoding it was saved."""

import re

from knowledge_base.contract import Extracted
from knowledge_base.readers.headings import division_level
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder
from knowledge_base.readers.text import clean, decode

_PARAGRAPH = re.compile(r"\n\s*\n")


def add_plain(text: str, sections: SectionBuilder) -> None:
    """Write paragraphs into the sections; "Artikel 5" on a line of its own starts a section."""
    for paragraph in _PARAGRAPH.split(clean(text)):
        first, _, rest = paragraph.partition("\n")
        if level := division_level(first):
            sections.heading(level, first)
            sections.block(rest)
        else:
            sections.block(paragraph)


def extract_plain(data: bytes, limits: Limits) -> Extracted:
    sections = SectionBuilder(limits)
    add_plain(decode(data), sections)
    return Extracted(sections.first_heading, sections.finish())


reader = FormatReader("tekst", frozenset({".txt", ".text", ".log"}), extract_plain)

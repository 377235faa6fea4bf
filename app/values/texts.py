"""A text that someone gives to work on."""

import re
from dataclasses import dataclass

from knowledge_base.contract import Section

_PAGE_BREAK = "\f"
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GivenText:
    """A document in its sections; `id` is what whoever gave it knows it by."""

    id: str
    title: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(section.text for section in self.sections)


def given_text(text: str, id_: str = "", title: str = "") -> GivenText:
    """Plain text or Markdown; form feeds count pages, as they do in text taken from a PDF."""
    pages = text.split(_PAGE_BREAK)
    numbered = len(pages) > 1
    sections = [
        section
        for number, page in enumerate(pages, start=1)
        for section in _sections(page, number if numbered else None)
    ]
    return GivenText(id_, title, tuple(sections))


def _sections(page: str, number: int | None) -> list[Section]:
    before, *rest = _HEADING.split(page)
    under = [("", before), *zip(rest[::2], rest[1::2], strict=True)]
    return [Section(text, heading.strip(), number) for heading, text in under if text.strip()]

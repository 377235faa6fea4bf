"""Paragraphs, list items and table rows in a row; items and rows that follow stay together."""

from collections.abc import Sequence

from knowledge_base.readers.headings import division_level
from knowledge_base.readers.sections import SectionBuilder
from knowledge_base.readers.text import clean_line


class Flow:
    def __init__(self, sections: SectionBuilder) -> None:
        self._sections = sections
        self._lines: list[str] = []
        self._kind = ""

    def heading(self, level: int, text: str) -> None:
        self.flush()
        self._sections.heading(level, text)

    def paragraph(self, text: str) -> None:
        """Add running text; "Artikel 5" on a line of its own is a heading in any style."""
        self.flush()
        if level := division_level(clean_line(text)):
            self._sections.heading(level, text)
        else:
            self._sections.block(text)

    def item(self, text: str, depth: int = 0) -> None:
        """Add an item of a list, with its own bullet or number."""
        self._add("list", f"{'  ' * depth}{text}")

    def row(self, cells: Sequence[str]) -> None:
        filled = [clean_line(cell) for cell in cells]
        if any(filled):
            self._add("table", " | ".join(filled))

    def turn_to(self, page: int) -> None:
        if page != self._sections.page:
            self.flush()
            self._sections.turn_to(page)

    def flush(self) -> None:
        self._sections.block("\n".join(self._lines))
        self._lines = []

    def _add(self, kind: str, line: str) -> None:
        if kind != self._kind:
            self.flush()
        self._kind = kind
        self._lines.append(line)

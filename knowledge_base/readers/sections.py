"""Collects blocks of text under the headings above them, page by page."""

from knowledge_base.contract import Section, Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.text import clean, clean_line

# What is longer is a paragraph in the clothes of a heading.
LONGEST_HEADING = 300


class SectionBuilder:
    """`page` is set by formats that have pages; blocks are kept apart by an empty line."""

    def __init__(self, limits: Limits) -> None:
        self.page: int | None = None
        self.first_heading = ""
        self._room = limits.characters
        self._path: list[tuple[int, str]] = []
        self._blocks: list[str] = []
        self._sections: list[Section] = []
        self._bare = ""
        self._bare_page: int | None = None

    def heading(self, level: int, text: str, *, keep_bare: bool = True) -> None:
        """Start a section; a heading with nothing below it stays as text, if `keep_bare`."""
        text = clean_line(text)
        if len(text) > LONGEST_HEADING:
            self.block(text)
        elif text:
            self._open(level, text, keep_bare=keep_bare)

    def _open(self, level: int, text: str, *, keep_bare: bool) -> None:
        self._close()
        if self._bare and level <= self._path[-1][0]:
            self._keep_bare()
        self._path = [(above, title) for above, title in self._path if above < level]
        self._path.append((level, text))
        self._bare = text if keep_bare else ""
        self._bare_page = self.page
        self.first_heading = self.first_heading or text

    def block(self, text: str) -> None:
        """Add a paragraph, list or table.

        Raises: Unreadable when the file holds more text than one file may.
        """
        if not (text := clean(text)):
            return
        self._room -= len(text)
        if self._room < 0:
            raise Unreadable("Dit bestand bevat te veel tekst. Splits het in kleinere bestanden.")
        self._blocks.append(text)
        self._bare = ""

    def turn_to(self, page: int) -> None:
        self._close()
        self.page = page

    def finish(self) -> tuple[Section, ...]:
        self._close()
        if self._bare:
            self._keep_bare()
        return tuple(self._sections)

    def _close(self) -> None:
        if self._blocks:
            heading = " > ".join(title for _, title in self._path)
            self._sections.append(Section("\n\n".join(self._blocks), heading, self.page))
            self._blocks = []

    def _keep_bare(self) -> None:
        above = " > ".join(title for _, title in self._path[:-1])
        self._sections.append(Section(self._bare, above, self._bare_page))
        self._bare = ""

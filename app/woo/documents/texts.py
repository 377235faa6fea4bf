"""The text of a document page by page, as a reader of the file sees it."""

import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import takewhile

from app.values.dossiers import Page
from knowledge_base.contract import Section

_WORD = re.compile(r"\w+")
_PATH = " > "


def pages_of(sections: Sequence[Section]) -> list[Page]:
    """Headings on a line of their own, above the text under them; a page may be left out."""
    written: dict[int, list[str]] = {}
    above: list[str] = []
    for section in sections:
        path = section.heading.split(_PATH) if section.heading else []
        page = written.setdefault(section.page or 1, [])
        page += [*_new(above, path), section.text]
        above = path
    return [Page(number, "\n\n".join(blocks)) for number, blocks in sorted(written.items())]


def _new(above: Sequence[str], path: Sequence[str]) -> Sequence[str]:
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(above, path, strict=False))
    )
    return path[same:]


def words(text: str) -> list[str]:
    """The words in lower case: what two texts have in common whatever their layout is."""
    return _WORD.findall(text.casefold())


def text_digest(text: str) -> str:
    """Of the words only, so that layout, quoting signs and line ends make no difference."""
    return sha256(" ".join(words(text)).encode()).hexdigest()

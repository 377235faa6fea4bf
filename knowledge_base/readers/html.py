"""Web pages: a stream of tags, so that nesting of any depth costs no memory or recursion."""

import re

from lxml import etree

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder
from knowledge_base.readers.text import clean, decode

_UNSHOWN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "iframe",
        "head",
        "nav",
        "dialog",
        "datalist",
        "button",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "aside",
        "header",
        "footer",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "address",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "hr",
        "body",
        "caption",
        "legend",
        "option",
    ]
)
_GROUPS = frozenset(["ul", "ol", "table"])
# What MkDocs marks so is not part of its own search either.
_NOT_SEARCHED = "data-search-exclude"
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEAD = 4096
_SPACE = re.compile(r"\s+")
_LONELY_BULLET = re.compile(r"^(-|\d+\.)\n", re.MULTILINE)
_CELL_BREAK = re.compile(r"\n\|[ \n]| \|\n")


class HtmlText:
    """A parser target: writes what a reader of the page sees into the sections."""

    def __init__(self, sections: SectionBuilder) -> None:
        self.title = ""
        self._sections = sections
        self._text: list[str] = []
        self._unshown: list[str] = []
        self._lists: list[int | None] = []
        self._groups = 0
        self._cells = 0
        self._searched = True
        self._verbatim = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if (tag == "title" and self._unshown in ([], ["head"])) or tag in _UNSHOWN:
            self._unshown.append(tag)
        elif not self._unshown:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _HEADINGS:
            self.flush()
            self._searched = _NOT_SEARCHED not in attributes
        elif tag in _GROUPS:
            self._open_group(tag)
        elif tag in _BLOCKS:
            self._break()
            self._verbatim = tag == "pre"
        elif tag in ("br", "tr"):
            self._cells = 0
            self._text.append("\n")
        elif tag in ("td", "th"):
            self._text.append(" | " if self._cells else "")
            self._cells += 1
        elif tag == "li":
            self._text.append(f"\n{self._bullet()} ")
        elif tag == "img":
            self.data(f" {attributes.get('alt', '')} ")

    def _open_group(self, tag: str) -> None:
        self._break()
        self._groups += 1
        if tag != "table":
            self._lists.append(0 if tag == "ol" else None)

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "-"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."

    def end(self, tag: str) -> None:
        if self._unshown:
            if tag == self._unshown[-1]:
                self._unshown.pop()
        elif tag in _HEADINGS:
            self._end_heading(_HEADINGS[tag])
        elif tag in _GROUPS:
            self._groups = max(0, self._groups - 1)
            if tag != "table" and self._lists:
                self._lists.pop()
            self._break()
        elif tag in _BLOCKS:
            self._break()
            self._verbatim = False

    def _end_heading(self, level: int) -> None:
        self._sections.heading(level, "".join(self._text), keep_bare=self._searched)
        self._text = []

    def data(self, text: str) -> None:
        if self._unshown:
            self.title += text if self._unshown[-1] == "title" else ""
        else:
            self._text.append(text if self._verbatim else _SPACE.sub(" ", text))

    def comment(self, text: str) -> None:
        """Comments are not shown."""

    def close(self) -> None:
        self.flush()

    def _break(self) -> None:
        """End a paragraph; inside a list or table it is a line of the same block."""
        if self._groups:
            self._text.append("\n")
        else:
            self.flush()

    def flush(self) -> None:
        if not self._text:
            return
        text = clean("".join(self._text)).replace("\n\n", "\n")
        text = _LONELY_BULLET.sub(r"\1 ", text)
        self._sections.block(_CELL_BREAK.sub(" | ", text))
        self._text = []


def add_html(text: str, sections: SectionBuilder) -> str:
    """Write a page or a fragment into the sections; give its title.

    Raises: Unreadable when the parser gives up before the end.
    """
    target = HtmlText(sections)
    # The size is bounded already and HTML has no entities to expand; without `huge_tree` the
    # parser would silently stop in a long text.
    parser = etree.HTMLParser(
        target=target,  # type: ignore[arg-type]  # the stubs allow bytes, lxml sends text
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
    )
    parser.feed(text.encode("utf-8", errors="replace"))
    parser.close()
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise Unreadable("Deze webpagina is zo opgebouwd dat zij niet helemaal te lezen is.")
    return target.title


def extract_html(data: bytes, limits: Limits) -> Extracted:
    sections = SectionBuilder(limits)
    declared = _META_CHARSET.search(data[:_HEAD])
    text = decode(data, declared[1].decode("ascii", "replace") if declared else "")
    title = add_html(text, sections)
    return Extracted(title.strip() or sections.first_heading, sections.finish())


reader = FormatReader("webpagina", frozenset({".html", ".htm", ".xhtml"}), extract_html)

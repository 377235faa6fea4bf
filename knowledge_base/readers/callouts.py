"""Call-outs and tabs of MkDocs: a title line with an indented body, turned into ordinary text."""

import re
from dataclasses import dataclass, field

_CALL_OUT = re.compile(
    r"^ *(?:(?:!!!|\?\?\?\+?) *[\w-]+(?: [\w-]+)*|===[!+]?)(?: +\"(?P<title>.*)\")? *$"
)
_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
_SNIPPET_OR_COMMENT = re.compile(r"^\s*(?:-+8<-+.*|<!--(?:(?!-->).)*-->)\s*$")
_INDENT = 4


def unfold(text: str) -> str:
    """Give Markdown in which each body stands under its title in bold.

    Plain Markdown would take an indented body for program code. A title over nothing but a comment
    announces what the site fills in later; here there is nothing to announce.
    """
    unfolding = _Unfolding()
    for line in text.expandtabs(_INDENT).split("\n"):
        unfolding.read(line)
    return "\n".join(unfolding.lines)


@dataclass
class _Unfolding:
    lines: list[str] = field(default_factory=list)
    open_at: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    commented: bool = False
    fence: str = ""

    def read(self, line: str) -> None:
        if not line.strip():
            self.lines.append("")
            return
        indent = len(line) - len(line.lstrip())
        while self.open_at and indent < self.open_at[-1] + _INDENT:
            self._close()
        if not self.fence and _SNIPPET_OR_COMMENT.match(line):
            self.commented = True
            self.lines.append("")
        elif not self.fence and (match := _CALL_OUT.match(line)):
            self._open(indent, match["title"] or "")
        else:
            self._body(line)

    def _close(self) -> None:
        title = self.titles.pop()
        if title and not self.commented:
            self.lines += [title, ""]
        self.open_at.pop()
        self.fence = ""

    def _open(self, indent: int, title: str) -> None:
        margin = " " * (indent - _INDENT * len(self.open_at))
        self.titles.append(f"{margin}**{title}**" if title else "")
        self.open_at.append(indent)
        self.commented = False
        self.lines.append("")

    def _body(self, line: str) -> None:
        for title in filter(None, self.titles):
            self.lines += [title, ""]
        self.titles = [""] * len(self.open_at)
        self._follow_fence(line)
        self.lines.append(line[_INDENT * len(self.open_at) :])

    def _follow_fence(self, line: str) -> None:
        if match := _FENCE.match(line):
            if not self.fence:
                self.fence = match[1]
            elif line.strip().startswith(self.fence):
                self.fence = ""

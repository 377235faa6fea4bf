"""An answer as safe HTML: each sentence with its mark, each source number with a link."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from guardrails.contract import SentenceSupport

_ITEM = re.compile(r"\s*(?:[-•*]|(\d{1,3})[.)])\s+")
_CITED = re.compile(r"\s*\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]")
_CLOSING = re.compile(r"[.,;:!?”’)]*\s*")
_WORD = re.compile(r"\w")
SPRITE = "/static/icons.svg"
FLAGS = {
    "partial": "Deels onderbouwd",
    "unsupported": "Niet onderbouwd",
    "not_checkable": "Niet gecontroleerd",
}
_ICONS = {"partial": "circle-dot", "unsupported": "triangle-alert"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list; `id` stays the same while the answer grows."""

    id: str
    html: str


def answer_blocks(
    text: str, sentences: Sequence[SentenceSupport], exchange: str, *, flag: bool = True
) -> list[Block]:
    """The answer in blocks.

    Ids start with the id of the exchange, because a page holds many answers. Without `flag` the
    sentences are our own, about the sources, and there is nothing to check.
    """
    lines = [line for line in _lines(text) if line.text.strip()]
    blocks = []
    for number, (kind, some) in enumerate(groupby(lines, key=lambda line: line.kind), 1):
        shown = [(line, "".join(_pieces(line, sentences, exchange, flag=flag))) for line in some]
        id_ = f"{exchange}-b{number}"
        blocks.append(Block(id_, _block(kind, id_, shown)))
    return blocks


def answer_html(
    text: str, sentences: Sequence[SentenceSupport], exchange: str, *, flag: bool = True
) -> str:
    blocks = answer_blocks(text, sentences, exchange, flag=flag)
    return "".join(block.html for block in blocks)


def _pieces(
    line: "_Line", sentences: Sequence[SentenceSupport], exchange: str, *, flag: bool
) -> Iterator[str]:
    cursor, end = line.start, line.start + len(line.text)
    for number, each in enumerate(sentences, start=1):
        first, last = max(each.start, cursor), min(each.end, end)
        if first >= last:
            continue
        yield _plain(line.cut(cursor, first), exchange)
        yield _claim(line.cut(first, last), each, number, exchange, flag=flag)
        cursor = last
    yield _plain(line.cut(cursor, end), exchange)


def _claim(text: str, sentence: SentenceSupport, number: int, exchange: str, *, flag: bool) -> str:
    said, after = _numbers_last(text)
    support = sentence.support if flag or sentence.support != "not_checkable" else "own"
    claim = (
        f'<span class="claim" id="{exchange}-z{number}" data-support="{support}">'
        f"{escape(said)}</span>"
    )
    return claim + _flag(support, number, exchange) + _with_links(after, exchange)


def _numbers_last(text: str) -> tuple[str, str]:
    """The sentence without its source numbers, and those with what follows them.

    "Vier weken [1]." reads better with the full stop before the number.
    """
    cited = _CITED.search(text)
    if cited is None:
        return text, ""
    said, after = text[: cited.start()], text[cited.start() :]
    rest = _CITED.sub("", after)
    if _CLOSING.fullmatch(rest):
        return said + rest.rstrip(), after.removesuffix(rest) + rest[len(rest.rstrip()) :]
    return said, after


def _flag(support: str, number: int, exchange: str) -> str:
    if support == "not_checkable":
        return f' <span class="unchecked">{FLAGS[support]}</span>'
    if support not in _ICONS:
        return ""
    icon = f'<svg class="i" aria-hidden="true"><use href="{SPRITE}#{_ICONS[support]}"/></svg>'
    return (
        f' <a class="flag flag--{support}" href="#{exchange}-uitleg-{number}">'
        f'{icon}{FLAGS[support]}<span class="vh">: lees waarom</span></a>'
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its list mark; `start` is where it stands in the whole text."""

    kind: str
    text: str
    start: int

    def cut(self, start: int, end: int) -> str:
        return self.text[start - self.start : end - self.start]


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        mark = _ITEM.match(line)
        if mark:
            kind = "ol" if mark[1] else "ul"
            yield _Line(kind, line[mark.end() :], start + mark.end())
        else:
            # Every paragraph is a block of its own.
            yield _Line(f"p{start}", line, start)
        start += len(line) + 1


def _block(kind: str, id_: str, lines: Sequence[tuple[_Line, str]]) -> str:
    if kind in ("ul", "ol"):
        items = "".join(f"<li>{html}</li>" for _, html in lines)
        return f'<{kind} id="{id_}">{items}</{kind}>'
    return f'<p id="{id_}">{lines[0][1]}</p>'


def _plain(text: str, exchange: str) -> str:
    """What stands outside the sentences: it was not checked, unless it only leads in."""
    shown = _with_links(text, exchange)
    if not _WORD.search(_CITED.sub("", text)) or text.rstrip().endswith(":"):
        return shown
    return f'{shown}<span class="unchecked">{FLAGS["not_checkable"]}</span>'


def _with_links(text: str, exchange: str) -> str:
    shown, cursor = "", 0
    for cited in _CITED.finditer(text):
        shown += escape(text[cursor : cited.start()])
        numbers = (number.strip() for number in cited[1].split(","))
        shown += "".join(_link(number, exchange) for number in numbers)
        cursor = cited.end()
    return shown + escape(text[cursor:])


def _link(number: str, exchange: str) -> str:
    return (
        f' <a class="cite" href="#{exchange}-bron-{number}">'
        f'<span class="vh">Bron </span>{number}</a>'
    )

"""Markdown, with the extensions that MkDocs Material pages use; read as the page it renders to."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.footnote import footnote_plugin

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.callouts import unfold
from knowledge_base.readers.html import add_html
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder
from knowledge_base.readers.text import decode

_FIELDS = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ICON = re.compile(r"(?<!\w):[a-z]+(?:-[a-z0-9]+)+:(?:\{[^{}\n]*\})?")
_LIST = r"\{:? *(?:[.#][\w-]+|[\w-]+(?:=(?:\"[^\"]*\"|[^\s}]+))?)(?: +[^{}\n]*)?\}"
_ATTRIBUTES = re.compile(rf"(?<=[)\]*_`>]) ?{_LIST}|[ \n]{_LIST}$")
_SPACED_LINK = re.compile(r"\]\(([^()<>\"\n]*[^()<>\"\n\s] [^()<>\"\n]*)\)")
_BEFORE_NOTE = re.compile(r" +(?=\[\^)")
_NOT_SEARCHED = "data-search-exclude"
_WORDS_OF_PROSE = 4
_DEEPEST = 200
_LONGEST_PARAGRAPH = 20_000
_MOST_BRACKETS = 300


def _drop_traces_of_layout(state: StateCore) -> None:
    for before, token in zip([None, *state.tokens], state.tokens, strict=False):
        if token.type != "inline":
            continue
        if _is_tangled(token.content):
            token.type, token.content = "html_block", f"<p>{escape(token.content)}</p>"
            continue
        content = _SPACED_LINK.sub(r"](<\1>)", _ATTRIBUTES.sub("", token.content))
        if before and before.type == "heading_open" and _NOT_SEARCHED in token.content:
            before.attrSet(_NOT_SEARCHED, "")
        token.content = _BEFORE_NOTE.sub("", _ICON.sub("", content))


def _is_tangled(content: str) -> bool:
    """Say whether marks in a paragraph would take the parser minutes; people do not write so."""
    return len(content) > _LONGEST_PARAGRAPH or content.count("[") > _MOST_BRACKETS


def _nothing(*_: object) -> str:
    return ""


def _renderer() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(
        ["table", "strikethrough"]
    )
    markdown.use(footnote_plugin)
    markdown.core.ruler.before("inline", "layout", _drop_traces_of_layout)
    markdown.add_render_rule("footnote_ref", _nothing)
    markdown.add_render_rule("footnote_anchor", _nothing)
    return markdown


def split_fields(text: str) -> tuple[dict[str, Any], str]:
    """Give the fields above a page and the rest; fields that are no YAML stay part of the text."""
    if not (match := _FIELDS.match(text)):
        return {}, text
    try:
        fields = yaml.safe_load(match["fields"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    return (fields, text[match.end() :]) if isinstance(fields, dict) else ({}, text)


def _prose(fields: dict[str, Any], body: str) -> Iterator[str]:
    """Yield the fields that say something the page does not; ids and tags are no sentences."""
    said = " ".join(body.split())
    for name, value in fields.items():
        if name != "title" and isinstance(value, str) and len(value.split()) >= _WORDS_OF_PROSE:
            text = " ".join(value.split())
            if text not in said:
                yield text


def _rendered(text: str) -> str:
    markdown = _renderer()
    environment: dict[str, Any] = {}
    tokens = markdown.parse(text, environment)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        # The parser leaves out what is nested deeper, without a word.
        raise Unreadable(
            f"De lijsten of citaten in dit bestand zijn meer dan {_DEEPEST} niveaus diep. "
            "Maak de tekst platter."
        )
    return str(markdown.renderer.render(tokens, markdown.options, environment))


def extract_markdown(data: bytes, limits: Limits) -> Extracted:
    fields, body = split_fields(decode(data).replace("\r\n", "\n"))
    sections = SectionBuilder(limits)
    for text in _prose(fields, body):
        sections.block(text)
    add_html(_rendered(unfold(body)), sections)
    title = fields.get("title")
    return Extracted(str(title or sections.first_heading), sections.finish())


reader = FormatReader("Markdown", frozenset({".md", ".markdown"}), extract_markdown)

"""A new PDF from the text of a document: what was taken out never gets into the file."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from app.values.dossiers import Page
from app.woo.redaction.marks import Mark, what_stays
from app.woo.redaction.result import Redacted, Way

if TYPE_CHECKING:
    from typst import PDFStandard

_LAYOUT = Path(__file__).with_name("text.typ").read_bytes()
_CONTROL = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPHS = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_NOTE = "weergave van de tekst van het oorspronkelijke bestand"

Run = dict[str, Any]


def typeset(document: str, pages: Sequence[Page], marks: Sequence[Mark]) -> Redacted:
    """The text with a box and its ground in the place of each mark; `document` is its id."""
    by_page = {number: list(group) for number, group in groupby(marks, lambda m: m.page)}
    given = {
        "title": f"Document {document}",
        "note": _NOTE,
        "pages": [_paragraphs(page.text, by_page.get(page.number, ())) for page in pages],
    }
    ways: dict[int, Way] = {page.number: "tekst" for page in pages}
    return Redacted(_compiled(given), ways, len(marks), what_stays(pages, marks))


def _compiled(given: dict[str, Any]) -> bytes:
    inputs = {"document": json.dumps(given)}
    standards: list[PDFStandard] = ["ua-1"]
    try:
        return typst.compile(_LAYOUT, format="pdf", sys_inputs=inputs, pdf_standards=standards)
    except typst.TypstError:
        # The standard refuses signs that the font lacks; such a text is still read, and tagged.
        return typst.compile(_LAYOUT, format="pdf", sys_inputs=inputs)


def _paragraphs(text: str, marks: Sequence[Mark]) -> list[list[list[Run]]]:
    """Paragraphs of lines of runs; a mark may run over lines and stays one box."""
    paragraphs: list[list[list[Run]]] = [[[]]]
    for gone, piece in _pieces(text, marks):
        if gone:
            paragraphs[-1][-1].append({"text": piece, "gone": True})
            continue
        for number, paragraph in enumerate(_PARAGRAPHS.split(piece)):
            if number:
                paragraphs.append([[]])
            for row, line in enumerate(paragraph.split("\n")):
                if row:
                    paragraphs[-1].append([])
                if line:
                    paragraphs[-1][-1].append({"text": line, "gone": False})
    return [paragraph for paragraph in paragraphs if any(paragraph)]


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[tuple[bool, str]]:
    at = 0
    for mark in marks:
        yield False, _CONTROL.sub("", text[at : mark.start])
        yield True, mark.label
        at = mark.end
    yield False, _CONTROL.sub("", text[at:])

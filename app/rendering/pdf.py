"""A document as PDF that a screen reader can read (PDF/UA-1) and an archive can keep (PDF/A-3a).

Typst writes the tags; `document.typ` is the lay-out. How the draft was made is attached as JSON.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from app.rendering.about import STATUS, about
from app.rendering.data import as_data
from app.values.documents import Document

if TYPE_CHECKING:
    from typst import PDFStandard

_LAYOUT = (Path(__file__).parent / "document.typ").read_bytes()


def render(document: Document) -> bytes:
    language, _, country = document.language.partition("-")
    given = {
        "title": document.title,
        "language": language,
        "country": country or None,
        "banner": document.provenance.banner,
        "keywords": [STATUS],
        "about": json.dumps(about(document), ensure_ascii=False, indent=1),
        "blocks": as_data(document.blocks),
    }
    made = document.provenance.made.astimezone(UTC).replace(microsecond=0)
    try:
        return _compiled(given, made, ["a-3a", "ua-1"])
    except typst.TypstError:
        # The standards refuse signs that the font lacks; such a text is still read, and tagged.
        return _compiled(given, made, [])


def _compiled(
    given: Mapping[str, object], made: datetime, standards: list["PDFStandard"]
) -> bytes:
    return typst.compile(
        _LAYOUT,
        format="pdf",
        sys_inputs={"document": json.dumps(given)},
        pdf_standards=standards,
        timestamp=made,
    )

"""A document as PDF that a screen reader can read (PDF/UA-1) and an archive can keep (PDF/A-3a).

Typst writes the tags; `document.typ` is the lay-out. How the draft was made is attached as JSON.
"""

import json
from datetime import UTC
from pathlib import Path
from typing import cast

import typst

from app.rendering.about import STATUS, about
from app.rendering.data import as_data
from app.values.documents import Document

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
    made = typst.compile(
        _LAYOUT,
        format="pdf",
        sys_inputs={"document": json.dumps(given)},
        pdf_standards=["a-3a", "ua-1"],
        timestamp=document.provenance.made.astimezone(UTC),
    )
    return cast("bytes", made)

"""How a draft was made, as data that every form carries for machines."""

import json

from app.values.documents import Document

STATUS = "concept"
# https://cv.iptc.org/newscodes/digitalsourcetype: the term for text that a trained model made.
_BY_A_MODEL = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
_BY_A_PROGRAM = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"


def about(document: Document) -> dict[str, str]:
    """Named facts about the draft, all text; `notabene-sources` is a JSON list."""
    made = document.provenance
    return {
        "notabene-status": STATUS,
        "notabene-notice": made.banner,
        "notabene-digital-source-type": _BY_A_MODEL if made.model else _BY_A_PROGRAM,
        "notabene-model": made.model,
        "notabene-prompt": made.prompt,
        "notabene-made": made.made.isoformat(timespec="seconds"),
        "notabene-sources": json.dumps(made.sources, ensure_ascii=False),
        "notabene-reviewer": made.reviewer,
    }

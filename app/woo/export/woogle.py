"""`woogle.json`: the request and its documents in the form of the infobox of Woogle."""

import json
from collections.abc import Sequence
from typing import Any

from app.values.dossiers import Dossier
from app.woo.export.rows import Row

# Woogle's number for "verzoeken om informatie en besluiten daarop".
_REQUEST = "2i"


def woogle(dossier: Dossier, rows: Sequence[Row]) -> bytes:
    """UTF-8 JSON; what has no address yet has `dc_source` null."""
    received = dossier.received
    about = {
        "dc_identifier": dossier.id,
        "dc_title": dossier.title or f"Woo-verzoek {dossier.id}",
        "dc_description": dossier.title,
        "dc_type": _REQUEST,
        "dc_type_description": "Woo-verzoek",
        "dc_publisher_name": dossier.organisation,
        "dc_date_year": (received or dossier.made.date()).year,
        "foi_requestDate": received.isoformat() if received else None,
        "foi_nrDocuments": len(rows),
        "foi_files": [_file(dossier, row) for row in rows],
    }
    return json.dumps(
        {"infobox": {"foi_dossiers": [about]}}, ensure_ascii=False, indent=1
    ).encode()


def _file(dossier: Dossier, row: Row) -> dict[str, Any]:
    return {
        "dc_identifier": f"{dossier.id}.{row.id}",
        "dc_title": row.name,
        "dc_type": "bijlage",
        "dc_format": "application/pdf" if row.published else None,
        "dc_date": row.date.isoformat(),
        "dc_source": row.link or None,
        "foi_documentId": row.id,
        "foi_fileName": f"{row.id}.pdf" if row.published else None,
        "foi_nrPages": row.pages,
        "foi_judgement": row.judgement,
        "foi_grounds": list(row.grounds),
        "foi_note": row.note or None,
        "foi_related": row.related or None,
    }

"""Rows of the lists, with defaults for what a test does not care about."""

from datetime import date
from typing import Any

from app.woo.export.rows import Row


def a_row(document_id: str = "0001", **changes: Any) -> Row:
    told: dict[str, Any] = {
        "matter": "markt", "family": None, "thread": None, "name": "Een brief", "kind": "Brief",
        "file_type": "pdf", "date": date(2026, 3, 2), "judgement": "Deels openbaar",
        "grounds": ("5.1.2.e",),
    }  # fmt: skip
    return Row(document_id, **(told | changes))

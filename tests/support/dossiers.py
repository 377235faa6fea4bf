"""Dossiers and their documents, with defaults for what a test does not care about."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from app.values.dossiers import Document, Dossier, Proposal

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)


def a_dossier(dossier_id: str = "markt", **changes: Any) -> Dossier:
    made = Dossier(dossier_id, NOW, "local", frozenset({"local"}), received=date(2026, 6, 15))
    return replace(made, **changes)


def a_document(document_id: str = "0001", **changes: Any) -> Document:
    digest = sha256(document_id.encode()).hexdigest()
    made = Document(document_id, f"{document_id}.pdf", digest, "pdf", "letter", "Een brief")
    return replace(made, **changes)


def a_proposal(proposal_id: str = "p1", document: str = "0001", **changes: Any) -> Proposal:
    made = Proposal(
        proposal_id, document, 1, 0, 3, "Jan", "person_name", "5.1.2.e", "een naam", 0.9, "jan",
        "privacy",
    )  # fmt: skip
    return replace(made, **changes)

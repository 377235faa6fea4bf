"""Dossiers and their documents, with defaults for what a test does not care about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from app.values.dossiers import Document, Dossier, Page
from app.values.proposals import Proposal
from app.woo.documents.relating import Texts, relate
from app.woo.finding.findings import personal
from app.woo.finding.knowledge import Learning
from app.woo.finding.opinions import Views
from app.woo.finding.passages import proposal
from app.woo.finding.security import secrets
from app.woo.finding.spreading import Spreading
from app.woo.intake.reading import read_file
from guardrails.privacy import privacy_guard

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


def a_mail(
    body: str,
    *,
    sender: str = "Jan Visser <j.visser@duinstad.example>",
    to: str = "Karin Mulder <k.mulder@duinstad.example>",
    subject: str = "Zwembad",
    date: str = "Mon, 02 Mar 2026 09:00:00 +0100",
    **headers: str,
) -> bytes:
    """The bytes of a message; other headers with underscores for hyphens."""
    told = {"From": sender, "To": to, "Subject": subject, "Date": date}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in told.items()]
    head = "\n".join([*lines, 'Content-Type: text/plain; charset="utf-8"', ""])
    return f"{head}\n{body}\n".encode()


def documents_of(files: Mapping[str, bytes]) -> tuple[list[Document], dict[str, Sequence[Page]]]:
    """What is read from these files, numbered in their order."""
    documents: list[Document] = []
    pages: dict[str, Sequence[Page]] = {}
    for number, (path, data) in enumerate(files.items(), start=1):
        read = read_file(number, path, data).read
        documents += read.documents
        pages |= read.pages
    return documents, pages


def proposals_of(
    files: Mapping[str, bytes],
    offices: Sequence[str] = ("wethouder",),
    views: Views | None = None,
) -> dict[str, list[Proposal]]:
    """What is proposed in these files, by path, without a database between the steps."""
    documents, pages = documents_of(files)
    related = relate(documents, Texts(documents, pages.__getitem__))
    placed = [replace(d, context=related.contexts[d.id]) for d in documents]
    guard = privacy_guard("woo")
    found = {
        d.id: [
            proposal(d.id, page, passage)
            for page in pages[d.id]
            for passage in (*personal(page.text, guard), *secrets(page.text))
        ]
        for d in placed
    }
    learning = Learning(placed, offices)
    for each in found.values():
        learning.hear(each)
    for document in placed:
        learning.read(document, pages[document.id], found[document.id])
    spreading = Spreading(learning.learned(), views)
    return {d.file: spreading.proposals(d, pages[d.id], found[d.id]) for d in placed}

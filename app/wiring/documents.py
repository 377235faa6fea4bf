"""The knowledge base with the guard at its door."""

from typing import TYPE_CHECKING

from app.guarding.documents import INGEST_POLICY, DocumentGuard
from app.storage.library import LibraryInThreads
from app.wiring.guards import configured_guard
from knowledge_base.library import Library

if TYPE_CHECKING:
    from app.wiring.guarded import Guarded


def guarded_library(services: "Guarded") -> LibraryInThreads:
    """Raises: SettingsWrong when the settings do not say enough about the embedder."""
    url, guard = services.settings.chroma.url, services.settings.guard
    documents = DocumentGuard(
        configured_guard(INGEST_POLICY),
        {
            name: configured_guard(policy, services.name_finders)
            for name, policy in guard.ingest_policies.items()
        },
        services.audit.write,
        accredited_for_dep_v=guard.accredited_for_dep_v,
    )
    library = Library(
        services.settings.index,
        services.embedder,
        chroma_url=str(url) if url else None,
        guard=documents.refuse,
        mask=documents.mask,
        rules=documents.rules,
    )
    return LibraryInThreads(library)

"""Woo dossiers: where they are kept, and the long work that is done on them."""

from typing import TYPE_CHECKING

from app.storage.dossier_index import IndexOfDossier
from app.storage.dossiers import DatabaseDossiers
from app.storage.originals import OriginalFiles
from app.storage.source_files import FilesOnDisk
from app.woo.deciding import Deciding
from app.woo.dossiers import Dossiers
from app.woo.importing import ImportWork
from app.woo.indexing import IndexWork
from app.woo.proposing import ProposeWork

if TYPE_CHECKING:
    from app.ports.jobs import LongWork
    from app.wiring import Services


def dossiers(services: "Services") -> Dossiers:
    return Dossiers(
        DatabaseDossiers(services.engine),
        OriginalFiles(services.settings.dossiers),
        FilesOnDisk(),
        services.jobs,
        services.audit,
        services.clock,
    )


def deciding(services: "Services") -> Deciding:
    store = DatabaseDossiers(services.engine)
    return Deciding(services.dossiers, store, services.audit, services.clock)


def woo_works(services: "Services") -> "list[LongWork]":
    """What can be done to a dossier in the background."""
    store = DatabaseDossiers(services.engine)
    originals = OriginalFiles(services.settings.dossiers)
    guard = services.privacy_guard("woo")
    offices = services.settings.woo.public_functions
    return [
        ImportWork(store, originals, FilesOnDisk()),
        ProposeWork(store, guard, offices),
        IndexWork(store, index_of_dossiers(services)),
    ]


def index_of_dossiers(services: "Services") -> IndexOfDossier:
    return IndexOfDossier(services.settings.dossiers, lambda: services.embedder)

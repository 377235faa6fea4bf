"""Woo dossiers: where they are kept, and the long work that is done on them."""

import logging
from typing import TYPE_CHECKING

from app.fitted import OtherEmbedder
from app.storage.dossier_index import IndexOfDossier
from app.storage.dossiers import DatabaseDossiers
from app.storage.keys import DatabaseKeys
from app.storage.originals import OriginalFiles
from app.storage.source_files import FilesOnDisk
from app.woo.decisions.deciding import Deciding
from app.woo.dossiers import Dossiers
from app.woo.finding.opinion_model import OpinionModel
from app.woo.finding.proposing import ProposeWork
from app.woo.indexing import IndexWork
from app.woo.intake.importing import ImportWork

if TYPE_CHECKING:
    from app.ports.jobs import LongWork
    from app.wiring import Services

_log = logging.getLogger("app.woo")


def dossiers(services: "Services") -> Dossiers:
    return Dossiers(
        DatabaseDossiers(services.engine),
        OriginalFiles(services.settings.dossiers),
        FilesOnDisk(),
        services.jobs,
        services.audit,
        services.clock,
        DatabaseKeys(services.engine),
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
        ProposeWork(store, guard, offices, lambda: services.opinion_model),
        IndexWork(store, index_of_dossiers(services)),
    ]


def opinion_model(services: "Services") -> OpinionModel | None:
    """Nothing where the weights are of another embedder: then the words alone decide."""
    try:
        return OpinionModel(services.sentence_embedder)
    except OtherEmbedder as mismatch:
        _log.warning("opinions_by_words_only: %s", mismatch)
        return None


def index_of_dossiers(services: "Services") -> IndexOfDossier:
    return IndexOfDossier(services.settings.dossiers, lambda: services.embedder)

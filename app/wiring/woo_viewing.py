"""Woo dossiers as people work on them: sending files in, and looking."""

from typing import TYPE_CHECKING

from app.storage.dossiers import DatabaseDossiers
from app.storage.originals import OriginalFiles
from app.woo.intake.receiving import Receiving
from app.woo.viewing import Viewing

if TYPE_CHECKING:
    from app.wiring import Services


def viewing(services: "Services") -> Viewing:
    return Viewing(
        services.dossiers,
        DatabaseDossiers(services.engine),
        OriginalFiles(services.settings.dossiers),
        services.jobs,
    )


def receiving(services: "Services") -> Receiving:
    return Receiving(services.dossiers, OriginalFiles(services.settings.dossiers))

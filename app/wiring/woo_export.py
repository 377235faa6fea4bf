"""The export of Woo dossiers: its long work, and who may start it."""

from typing import TYPE_CHECKING

from app.storage.dossiers import DatabaseDossiers
from app.storage.exports import ExportFolder
from app.storage.originals import OriginalFiles
from app.woo.export.exporting import Exporting

if TYPE_CHECKING:
    from app.ports.jobs import LongWork
    from app.values.documents import Document, Form
    from app.wiring import Services


def exporting(services: "Services") -> Exporting:
    return Exporting(
        services.dossiers,
        DatabaseDossiers(services.engine),
        ExportFolder(services.settings.dossiers),
        services.jobs,
        services.audit,
    )


def export_work(services: "Services") -> "LongWork":
    from app.rendering.libreoffice import libreoffice
    from app.woo.export.work import ExportWork

    return ExportWork(
        DatabaseDossiers(services.engine),
        OriginalFiles(services.settings.dossiers),
        ExportFolder(services.settings.dossiers),
        services.privacy_guard("woo"),
        _render,
        services.clock,
        libreoffice(),
    )


def _render(document: "Document", form: "Form") -> bytes:
    """Office formats are loaded when the letter is made, not when any work is."""
    from app.rendering import render

    return render(document, form)

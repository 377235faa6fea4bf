"""Searching in Woo dossiers, and what answers the request."""

from typing import TYPE_CHECKING

from app.storage.dossiers import DatabaseDossiers
from app.wiring.dossiers import index_of_dossiers
from app.woo.answering.summarising import RequesterSummary
from app.woo.answering.support import AnswerSupport
from app.woo.searching import Searching

if TYPE_CHECKING:
    from app.wiring import Services


def searching(services: "Services") -> Searching:
    return Searching(
        services.dossiers,
        DatabaseDossiers(services.engine),
        index_of_dossiers(services),
        services.jobs,
    )


def answer_support(services: "Services") -> AnswerSupport:
    return AnswerSupport(services.searching, DatabaseDossiers(services.engine))


def requester_summary(services: "Services") -> RequesterSummary:
    return RequesterSummary(
        services.dossiers,
        DatabaseDossiers(services.engine),
        services.privacy_guard("woo"),
        services.clock,
    )

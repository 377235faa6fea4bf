"""RFC 9457 as data: which problem each error is. JSON, command line and pages tell the same."""

from dataclasses import dataclass
from http import HTTPStatus

from app.errors import (
    AnswerWithheld,
    FileUnreadable,
    IndexOutdated,
    InvalidInput,
    JobsBusy,
    KnowledgeBaseError,
    KnowledgeBaseLocked,
    ModelAway,
    ModelBusy,
    ModelError,
    ModelMissing,
    NotabeneError,
    NotAllowed,
    NotFound,
    NotSignedIn,
    PersonalDataFound,
    PromptTooLong,
    SettingsWrong,
    TooLarge,
    WorkFailed,
)


@dataclass(frozen=True, slots=True)
class Kind:
    status: HTTPStatus
    slug: str
    title: str


INVALID = Kind(HTTPStatus.BAD_REQUEST, "invalid-input", "Ongeldige invoer")
INTERNAL = Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", "Er ging iets mis in de dienst")

KINDS: dict[type[NotabeneError], Kind] = {
    NotabeneError: INTERNAL,
    InvalidInput: INVALID,
    TooLarge: Kind(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "Te groot"),
    AnswerWithheld: Kind(HTTPStatus.BAD_REQUEST, "withheld", "Tekst tegengehouden"),
    PersonalDataFound: Kind(HTTPStatus.CONFLICT, "personal-data", "Persoonsgegevens gevonden"),
    FileUnreadable: Kind(HTTPStatus.BAD_REQUEST, "file-unreadable", "Bestand niet leesbaar"),
    JobsBusy: Kind(HTTPStatus.CONFLICT, "jobs-busy", "Er loopt al een ander proces"),
    PromptTooLong: Kind(HTTPStatus.BAD_REQUEST, "prompt-too-long", "Tekst te lang"),
    NotSignedIn: Kind(HTTPStatus.UNAUTHORIZED, "not-signed-in", "Geen geldige sleutel"),
    NotAllowed: Kind(HTTPStatus.FORBIDDEN, "not-allowed", "Dit mag niet"),
    NotFound: Kind(HTTPStatus.NOT_FOUND, "not-found", "Niet gevonden"),
    ModelBusy: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "model-busy", "Taalmodel bezet"),
    ModelMissing: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "model-missing", "Taalmodel ontbreekt"),
    ModelAway: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "model-away", "Taalmodel niet bereikbaar"),
    ModelError: Kind(HTTPStatus.BAD_GATEWAY, "model-error", "Taalmodel werkt niet"),
    KnowledgeBaseError: Kind(HTTPStatus.BAD_GATEWAY, "knowledge-base", "Kennisbank werkt niet"),
    KnowledgeBaseLocked: Kind(HTTPStatus.CONFLICT, "knowledge-base-busy", "Kennisbank bezet"),
    IndexOutdated: Kind(HTTPStatus.CONFLICT, "index-outdated", "Opnieuw indexeren nodig"),
    WorkFailed: Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "work-failed", "Werk niet afgemaakt"),
    SettingsWrong: Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "settings", "Instelling klopt niet"),
}

_TITLES = {
    HTTPStatus.NOT_FOUND: "Niet gevonden",
    HTTPStatus.METHOD_NOT_ALLOWED: "Deze methode kan hier niet",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Deze soort inhoud kan hier niet",
    HTTPStatus.BAD_REQUEST: "Ongeldige invoer",
}


def kind_of(error: Exception) -> Kind:
    """Which problem this is; whatever nobody foresaw is an internal one."""
    return next((KINDS[base] for base in type(error).__mro__ if base in KINDS), INTERNAL)


def kind_of_status(status: HTTPStatus) -> Kind:
    """For what the router itself refuses."""
    slug = status.phrase.lower().replace(" ", "-")
    return Kind(status, slug, _TITLES.get(status, status.phrase))


def detail_of(error: Exception) -> str:
    """What may be told about it: bugs stay in the log."""
    kind = kind_of(error)
    told = kind.status is not HTTPStatus.INTERNAL_SERVER_ERROR
    return str(error) if told else kind.title


def describe(error: Exception, instance: str) -> dict[str, object]:
    return problem(kind_of(error), detail_of(error), instance)


def problem(kind: Kind, detail: str, instance: str) -> dict[str, object]:
    return {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status.value,
        "detail": detail,
        "instance": instance,
    }

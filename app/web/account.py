"""The account of what was decided, in plain Dutch: who, what, how often; never a value."""

from collections.abc import Iterator, Sequence

from app.values.administration import LogEntry
from app.values.people import ApiKey
from app.web import dutch

_ACTIONS = {
    "answer_given": "Antwoord gegeven",
    "answer_rated": "Antwoord beoordeeld",
    "benchmark_removed": "Meting weggegooid",
    "benchmark_started": "Meting begonnen",
    "conversation_deleted": "Gesprek gewist",
    "document_masked": "Gegevens in document vervangen",
    "document_refused": "Document geweigerd",
    "documents_ingested": "Documenten ingelezen",
    "dossier_import_started": "Woo: stukken ingelezen",
    "dossier_opened": "Woo: dossier geopend",
    "dossier_removed": "Woo: dossier weggegooid",
    "dossier_shared": "Woo: dossier gedeeld",
    "feedback_exported": "Duimen opgehaald",
    "key_made": "Sleutel gemaakt",
    "key_revoked": "Sleutel ingetrokken",
    "key_role_changed": "Rol van sleutel veranderd",
    "log_opened": "Logboek geopend",
    "minutes_made": "Verslag gemaakt",
    "nota_drafted": "Nota geschreven",
    "nota_refused": "Nota geweigerd",
    "personal_data_decided": "Keuze over persoonsgegevens",
    "question_guarded": "Vraag gecontroleerd",
    "question_refused": "Vraag geweigerd",
    "rewriting_refused": "Herschrijven geweigerd",
    "search_done": "Gezocht",
    "sentence_dropped": "Zin weggehaald",
    "sessions_ended": "Overal uitgelogd",
    "summary_made": "Samenvatting gemaakt",
    "task_done": "Taak gedaan",
    "task_refused": "Taak geweigerd",
    "text_checked": "Tekst gecontroleerd",
    "text_rewritten": "Tekst herschreven",
    "woo_accept": "Woo: gelakt",
    "woo_confirm": "Woo: tweede lezer akkoord",
    "woo_export_started": "Woo: publicatieset gemaakt",
    "woo_judge": "Woo: document beoordeeld",
    "woo_reject": "Woo: laten staan",
    "woo_undo": "Woo: ongedaan gemaakt",
}
_RESULTS = {
    "abstained": "Geen antwoord in de bronnen",
    "allow": "Mocht",
    "allowed": "Mocht",
    "answered": "Beantwoord",
    "block": "Tegengehouden",
    "done": "Gedaan",
    "down": "Duim omlaag",
    "drafted": "Geschreven",
    "found": "Gedaan",
    "mask": "Vervangen",
    "masked": "Vervangen",
    "refused": "Geweigerd",
    "send": "Toch verstuurd",
    "not_checkable": "Niet gecontroleerd",
    "partial": "Deels onderbouwd",
    "supported": "Onderbouwd",
    "unsupported": "Niet onderbouwd",
    "up": "Duim omhoog",
    "written": "Geschreven",
}
_DONE = {
    "block": "tegengehouden",
    "mask": "vervangen",
    "note": "gemeld",
    "override": "toch verstuurd",
    "send": "toch verstuurd",
    "withhold": "weggelaten",
}
_COUNTED = {
    "added": "toegevoegd",
    "cases": "gevallen",
    "failed": "mislukt",
    "proposals": "voorstellen",
    "removed": "verwijderd",
    "updated": "bijgewerkt",
}
_ROLES = {"manage": "beheren", "use": "gebruiken"}
_SERVICE = {"": "De dienst", "local": "Deze computer", "retention": "De bewaartermijn"}


def action(name: str) -> str:
    return _ACTIONS.get(name, name.replace("_", " ").capitalize())


def result(name: str) -> str:
    return _RESULTS.get(name, name.replace("_", " ").capitalize())


def names(keys: Sequence[ApiKey]) -> dict[str, str]:
    """Who is meant by the ids in the account."""
    return _SERVICE | {key.id: key.label for key in keys}


def role(entry: LogEntry) -> str:
    """What a key may do after this event; empty when the event is about something else."""
    return _ROLES.get(str(entry.facts.get("scope", "")), "")


def counted(entry: LogEntry) -> Iterator[str]:
    """E.g. "Burgerservicenummer: 2 vervangen" and "3 toegevoegd"; zeroes are left out."""
    for name, amount in sorted(entry.counts.items()):
        kind, _, done = name.partition(".")
        if not amount:
            continue
        if done:
            yield f"{dutch.kind(kind)}: {dutch.number(amount)} {_DONE.get(done, done)}"
        else:
            yield f"{dutch.number(amount)} {_COUNTED.get(kind, kind.replace('_', ' '))}"

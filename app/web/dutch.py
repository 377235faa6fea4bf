"""Dates, numbers and words as a Dutch reader expects them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby

from app.values.conversations import Conversation
from app.values.days import HERE, day_here

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
KINDS = {
    "person_name": "Naam",
    "bsn": "Burgerservicenummer",
    "iban": "Rekeningnummer",
    "phone": "Telefoonnummer",
    "email": "E-mailadres",
    "postal_address": "Adres",
    "date_of_birth": "Geboortedatum",
    "licence_plate": "Kenteken",
    "passport_or_id": "Documentnummer",
    "v_number": "V-nummer",
    "btw_id": "Btw-id",
    "credit_card": "Kaartnummer",
    "ip_address": "IP-adres",
    "credentials": "Wachtwoord of sleutel",
    "other_id": "Nummer",
    "rsin": "RSIN",
    "kvk": "KvK-nummer",
    "opinion": "Persoonlijke beleidsopvatting",
    "company": "Bedrijfsgegeven",
    "security": "Beveiliging",
    "email_local": "Deel van een e-mailadres",
    "own": "Zelf aangewezen",
    "health": "Gezondheid",
    "criminal": "Strafrechtelijk gegeven",
    "special_category": "Bijzonder persoonsgegeven",
    "injection": "Opdracht aan de assistent",
    "marking_mentioned": "Rubricering genoemd",
    "dep_v": "Departementaal Vertrouwelijk",
    "stg_confidentieel": "Stg. Confidentieel",
    "stg_geheim": "Stg. Geheim",
    "stg_zeer_geheim": "Stg. Zeer Geheim",
}


def day(value: date | datetime) -> str:
    """E.g. 26 november 2026."""
    when = value.astimezone(HERE) if isinstance(value, datetime) else value
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def clock(value: datetime) -> str:
    """E.g. 14:32."""
    return value.astimezone(HERE).strftime("%H:%M")


def number(value: float, digits: int = 0) -> str:
    """E.g. 1.234 or 0,8."""
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def measure(value: float) -> str:
    """E.g. 12 or 12,4: no digits that say nothing."""
    return number(value, 0 if float(value).is_integer() else 1)


def count(amount: int, one: str, more: str) -> str:
    """E.g. "1 zin", "3 zinnen"."""
    return f"{number(amount)} {one if amount == 1 else more}"


def kind(name: str) -> str:
    return KINDS.get(name, name.replace("_", " ").capitalize())


def capitalize_first(text: str) -> str:
    """Only the first letter: names keep theirs."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str]) -> str:
    """E.g. "a, b en c"."""
    return " en ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def by_day(
    conversations: Iterable[Conversation], now: datetime
) -> list[tuple[str, list[Conversation]]]:
    """The conversations under Vandaag, Gisteren and Eerder; the newest first."""
    today = day_here(now)

    def heading(conversation: Conversation) -> str:
        ago = (today - day_here(conversation.changed)).days
        return "Vandaag" if ago <= 0 else "Gisteren" if ago == 1 else "Eerder"

    return [(title, list(some)) for title, some in groupby(conversations, key=heading)]

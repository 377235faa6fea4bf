"""What ties messages together: subjects without their prefixes, addresses, and whole quotes."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.values.dossiers import MailHeaders, Page
from app.woo.documents.texts import words

_PREFIX = re.compile(
    r"^\s*(?:(?:re|fw|fwd|antw|antwoord|doorst|doorgest|tr|aw|wg|sv)\s*(?:\[\d+\])?\s*:\s*)+",
    re.IGNORECASE,
)

_PERSON = re.compile(r"(?P<name>.*)<(?P<address>[^<>]+)>\s*", re.DOTALL)
_AROUND_NAME = " \t\"'"


def base_subject(subject: str) -> str:
    """The subject that all messages of a conversation share."""
    return " ".join(words(_PREFIX.sub("", subject)))


def is_answer(subject: str) -> bool:
    return bool(_PREFIX.match(subject))


@lru_cache(maxsize=20_000)
def address(person: str) -> str:
    """The address in "Jan <jan@x>", or the name where there is no address."""
    found = _PERSON.fullmatch(person)
    return (found["address"] if found else person).strip().casefold()


@lru_cache(maxsize=20_000)
def name_of(person: str) -> str:
    """The name in "Wit, J. de <jan@x>" as it is written; empty for an address alone."""
    found = _PERSON.fullmatch(person)
    return found["name"].strip(_AROUND_NAME) if found else ""


def domain(person: str) -> str:
    return address(person).rpartition("@")[2] if "@" in person else ""


def people(mail: MailHeaders) -> set[str]:
    """The addresses of everyone who wrote or got the message."""
    return {address(person) for person in (mail.sender, *mail.recipients) if person}


def body(pages: Sequence[Page]) -> str:
    """The text under the lines Van, Aan and Onderwerp, quoted messages included."""
    return "\n\n".join(page.text for page in pages).partition("\n\n")[2]

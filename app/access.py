"""Who may do what with which collection: pure functions over values."""

import re
from collections.abc import Sequence

from app.errors import InvalidInput, NotAllowed, NotFound
from app.values.dossiers import Dossier
from app.values.people import Person

DEFAULT_COLLECTION = "algemeen"
PRIVATE = "gesprek."  # a collection of the files in one conversation
NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?")


def visible(person: Person, existing: Sequence[str], asked: str | None = None) -> list[str]:
    """Which collections a question may look in: the one asked for, or all that may be seen.

    Raises:
        NotFound: the collection is not there or may not be seen; the two look alike on purpose.
    """
    seen = [name for name in existing if may_see(person, name)]
    if asked is None:
        return seen
    if asked not in seen:
        raise NotFound(f"Er is geen collectie '{asked}'.")
    return [asked]


def may_see(person: Person, collection: str) -> bool:
    """Everything is not everything: what belongs to a conversation must be named."""
    if person.collections is None:
        return not collection.startswith(PRIVATE)
    return collection in person.collections


def check_may_add(person: Person, collection: str) -> None:
    """Raises: NotAllowed for this person, InvalidInput for this name."""
    if person.scope != "manage" or not may_see(person, collection):
        raise NotAllowed("Met deze sleutel kunt u geen documenten toevoegen aan deze collectie.")
    if not NAME.fullmatch(collection):
        raise InvalidInput(
            "De naam van een collectie heeft kleine letters, cijfers, punten en streepjes, "
            "begint en eindigt met een letter of cijfer, en is hoogstens 63 tekens lang."
        )


def may_administer(person: Person) -> bool:
    """Whoever manages everything runs the service too."""
    return person.scope == "manage" and person.collections is None


def check_may_administer(person: Person) -> None:
    """Raises: NotAllowed."""
    if not may_administer(person):
        raise NotAllowed("Beheer is alleen voor beheerders. Met deze sleutel kan het niet.")


def may_measure(person: Person) -> bool:
    """Runs are of the whole lab, and look everywhere."""
    return may_administer(person)


def check_may_measure(person: Person) -> None:
    """Raises: NotAllowed."""
    if not may_measure(person):
        raise NotAllowed("Met deze sleutel kunt u geen metingen doen of zien.")


def may_open(person: Person, dossier: Dossier) -> bool:
    """Only members see a dossier; a key for all collections is none for any dossier."""
    return person.id in dossier.members

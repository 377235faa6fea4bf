"""What kind of value a question asks for, and whether a text holds one of that kind."""

import re
from collections.abc import Callable

from dutch.dates import dates
from dutch.numbers import Unit, numbers
from dutch.periods import periods
from dutch.references import references

Holds = Callable[[str], bool]

_PHONE = re.compile(r"(?<!\d)(?:\+31|0)[\d\s()-]{8,13}\d(?!\d)|\b0[89]00\b|\b14\s?0\d\d")


def _has_unit(unit: Unit) -> Holds:
    return lambda text: any(number.unit == unit for number in numbers(text))


# The first that fits counts, so "hoeveel euro" stands before "hoeveel".
_KINDS: tuple[tuple[str, Holds], ...] = (
    (r"telefoonnummer|\bbellen\b", lambda text: bool(_PHONE.search(text))),
    (r"\be-?mail ?adres|mailadres", lambda text: "@" in text),
    (r"\bwelke? (?:\w+ )?\w*artikel", lambda text: bool(references(text))),
    (r"hoeveel (?:euro|geld)|\bwat kost|hoe duur|welk bedrag", _has_unit("€")),
    (r"hoe hoog is (?:de|het) (?:boete|bedrag|vergoeding|subsidie)", _has_unit("€")),
    (r"hoeveel procent|welk percentage", _has_unit("%")),
    (r"hoe ?lang\b|hoe vaak|om de hoeveel|welke termijn", lambda text: bool(periods(text))),
    (
        r"hoeveel (?:tijd|seconden|minuten|uur|uren|dagen|weken|maanden|jaar|jaren)\b",
        lambda text: bool(periods(text)),
    ),
    (r"\bwanneer\b|welke datum|welke? (?:jaar|dag)\b", lambda text: bool(dates(text))),
    (r"\bhoeveel\b", lambda text: bool(numbers(text))),
)
_ASKED = tuple((re.compile(asked, re.IGNORECASE), holds) for asked, holds in _KINDS)


def asked_kind(question: str) -> Holds | None:
    """A test for the kind of value that is asked for; None for an open question."""
    return next((holds for asked, holds in _ASKED if asked.search(question)), None)

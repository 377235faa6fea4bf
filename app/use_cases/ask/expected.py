"""What kind of value a question asks for, and whether a text holds one of that kind."""

import re
from collections.abc import Callable

from dutch.dates import dates
from dutch.numbers import Unit, numbers
from dutch.periods import periods
from dutch.references import references

Holds = Callable[[str], bool]

_PHONE = re.compile(r"(?<!\d)(?:\+31|0)[\d\s()-]{8,13}\d(?!\d)|\b0[89]00\b|\b14\s?0\d\d")

_HOW_OFTEN = re.compile(
    r"\b(?:periodiek|voortdurend|continu|altijd|nooit|\w+ keer)\b|\d ?%", re.IGNORECASE
)

# Only what a sentence opens with is what it asks for: "Hoe noem je het als je telt hoe vaak ..."
_OPENS = (
    r"(?:^|[.?!:]\s+)"
    r"(?:(?:op|in|binnen|na|met|tot|uit|van|voor|om|vanaf|over|aan|sinds|rond) )?(?:de )?"
)


def _has_unit(unit: Unit) -> Holds:
    return lambda text: any(number.unit == unit for number in numbers(text))


def _how_often(text: str) -> bool:
    return bool(periods(text) or _HOW_OFTEN.search(text))


# The first that fits counts, so "hoeveel euro" stands before "hoeveel".
_KINDS: tuple[tuple[str, Holds], ...] = (
    (r".*(?:telefoonnummer|\bbellen\b)", lambda text: bool(_PHONE.search(text))),
    (r".*(?:\be-?mail ?adres|mailadres)", lambda text: "@" in text),
    (r"welke? (?:\w+ )?\w*artikel", lambda text: bool(references(text))),
    (r"(?:hoeveel (?:euro|geld)|wat kost|hoe duur|welk bedrag)", _has_unit("€")),
    (r"hoe hoog is (?:de|het) (?:boete|bedrag|vergoeding|subsidie)", _has_unit("€")),
    (r"(?:hoeveel procent|welk percentage)", _has_unit("%")),
    (r"(?:hoe vaak|om de hoeveel|hoeveel keer)\b", _how_often),
    (r"(?:hoe ?lang\b|welke termijn)", lambda text: bool(periods(text))),
    (
        r"hoeveel (?:tijd|seconden|minuten|uur|uren|dagen|weken|maanden|jaar|jaren)\b",
        lambda text: bool(periods(text)),
    ),
    # "Wanneer mag ik ..." asks for a condition; only with these words it asks for a day.
    (
        r"(?:wanneer (?:is|was|werd|werden|zijn|waren|start\w*|begin\w*|eindig\w*|ging|kwam\w*)\b"
        r"|welke datum|welke? (?:jaar|dag)\b)",
        lambda text: bool(dates(text)),
    ),
    (r"hoeveel\b", lambda text: bool(numbers(text))),
)
_ASKED = tuple((re.compile(_OPENS + asked, re.IGNORECASE), holds) for asked, holds in _KINDS)


def asked_kind(question: str) -> Holds | None:
    """A test for the kind of value that is asked for; None for an open question."""
    return next((holds for asked, holds in _ASKED if asked.search(question)), None)

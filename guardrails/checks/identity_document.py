"""Numbers of passports, identity cards, residence documents and driving licences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrails.contract import Finding
from guardrails.layout import after, before, column

_NINE = re.compile(r"[A-NP-Za-np-z](?<![\w-].)[A-NP-Za-np-z](?: ?[A-Za-z0-9]){6} ?\d(?![\w-])")
_RESIDENCE = re.compile(r"[IV](?<![\w-].)(?:(?<=V)|II-V)(?=[A-Z0-9]*\d)[A-Z0-9]{8}(?![\w-])")
_TEN = re.compile(r"\d(?<![\w.,-]\d)(?:[ .]?\d){9}(?![\w-])(?![.,]\d)")
_SAYS_DOCUMENT = re.compile(
    r"paspoort|\bid\b|\bid-|\bidn|identiteits|identificatie|legitim|document|reisdoc|verblijfs"
    r"|vreemdelingendocument|passport|\bpas\b|nummer van (?:zijn|haar|mijn) id|vluchtelingenpas"
)
_SAYS_LICENCE = re.compile(r"rijbewijs")


@dataclass(frozen=True, slots=True)
class IdentityDocumentCheck:
    """The form of a document number, with a word for such a document near it."""

    name: str = "passport_or_id"

    def __call__(self, text: str) -> Iterator[Finding]:
        for pattern in (_NINE, _RESIDENCE):
            for match in pattern.finditer(text):
                if _near(text, match, _SAYS_DOCUMENT) and _mixed(match[0]):
                    yield Finding("passport_or_id", *match.span(), "nummer van een document", 0.95)
        for match in _TEN.finditer(text):
            if _near(text, match, _SAYS_LICENCE):
                yield Finding("passport_or_id", *match.span(), "rijbewijsnummer", 0.95)


def _mixed(number: str) -> bool:
    """Letters and digits in one case: a word with a figure behind it is no number."""
    return number.upper() == number or (number.lower() == number and number.count(" ") == 0)


def _near(text: str, match: re.Match[str], cue: re.Pattern[str]) -> bool:
    heading = column(text, match.start())
    if heading:
        return bool(cue.search(heading))
    return bool(
        cue.search(before(text, match.start(), 80)) or cue.search(after(text, match.end(), 25))
    )

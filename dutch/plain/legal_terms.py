"""Terms of the law that a plain text keeps, and explains once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ENTRY = re.compile(r"^(?P<term>[^#].*?) => (?P<meaning>.+)$", re.MULTILINE)
# Kept like the others, but known well enough to stand without an explanation.
_KNOWN = (
    "aanvraag besluit boete rechtbank rechter subsidie uitkering vergunning volmacht wet "
    "verordening aangifte toestemming vordering kwijtschelding schorsing voorschot toeslag"
)


@dataclass(frozen=True, slots=True)
class LegalTerm:
    """A term and what it means; the meaning is empty for one that needs no explanation."""

    term: str
    meaning: str = ""

    @property
    def explanation(self) -> str:
        return f"Met {self.term} bedoelen we: {self.meaning}."


@cache
def legal_terms() -> tuple[LegalTerm, ...]:
    text = files("dutch.plain").joinpath("terms.txt").read_text("utf-8")
    found = [LegalTerm(match["term"], match["meaning"]) for match in _ENTRY.finditer(text)]
    return (*found, *map(LegalTerm, _KNOWN.split()))


def terms_in(text: str) -> Iterator[LegalTerm]:
    """The terms that the text uses, also in a compound such as "bezwaarschrift"."""
    lowered = text.lower()
    for term in legal_terms():
        if re.search(rf"\b{term.term}", lowered):
            yield term


def to_explain(text: str) -> list[LegalTerm]:
    """The terms that stand by themselves in the text without their meaning."""
    lowered = text.lower()
    return [
        term
        for term in terms_in(text)
        if term.meaning
        and re.search(rf"\b{term.term}\b", lowered)
        and not re.search(rf"\b{term.term}\b(?: \(| (?:is|betekent)\b)", lowered)
        and f"met {term.term} bedoelen we" not in lowered
    ]
